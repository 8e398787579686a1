import type { Entity, MirrorRecords } from '../entity.ts';
import type { EventKeys } from './change-event.ts';

const NOBODY: EventKeys = { installId: null, contractId: null, customerId: null };

const KEYS: { readonly [E in Entity]: (record: MirrorRecords[E]) => EventKeys } = {
  changeOrder: ({ installId }) => ({ ...NOBODY, installId }),
  contract: ({ id, customer }) => ({ ...NOBODY, contractId: id, customerId: customer.id }),
  customer: ({ id }) => ({ ...NOBODY, customerId: id }),
  install: ({ id }) => ({ ...NOBODY, installId: id }),
  lead: () => NOBODY,
  milestone: ({ installId }) => ({ ...NOBODY, installId }),
  note: ({ installId }) => ({ ...NOBODY, installId }),
  project: () => NOBODY,
  ticket: ({ contractId, customerId }) => ({ ...NOBODY, contractId, customerId }),
};

/** Whose a record is. */
export const keysOf = <E extends Entity>(entity: E, record: MirrorRecords[E]): EventKeys => KEYS[entity](record);
