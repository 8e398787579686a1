import { ENERFLO_CUSTOMERS, INSTALLS, NOTES } from './pinned-enerflo.ts';
import { CONTRACTS, CUSTOMERS } from './pinned-erp.ts';
import { TICKETS } from './pinned-ticket.ts';

/** Records that the documents of Enneo and Enerflo print, lowest id first in each list. They exist in every world. */
export const PINNED = {
  customers: CUSTOMERS,
  contracts: CONTRACTS,
  tickets: TICKETS,
  enerfloCustomers: ENERFLO_CUSTOMERS,
  installs: INSTALLS,
  notes: NOTES,
} as const;
