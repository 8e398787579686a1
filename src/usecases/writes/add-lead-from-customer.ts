import type { Customer } from '../../domain/customer.ts';
import type { UserError } from '../../domain/user-error.ts';
import { performLead, type ReadLead, type WrittenLead } from './add-lead.ts';
import type { WantedLead } from './wanted-lead.ts';
import type { WriteContext } from './write-context.ts';

/** What the caller says instead of the ERP, or beside it: no ERP knows the state. */
export type LeadDetails = Partial<Omit<WantedLead, 'externalId'>>;

const NOT_FOUND: UserError = { field: 'customerId', code: 'NOT_FOUND', message: 'There is no such customer in the ERP.' };

/** The ERP's customer as a lead under the customer's own id. What neither the ERP nor the caller says is a `MISSING` error. */
export const addLeadFromCustomer = (customerId: string, details: LeadDetails, key: string | null, context: WriteContext): Promise<WrittenLead> => {
  const readLead: ReadLead = async () => {
    const read = (await context.reader.customers.read([customerId], context.call)).get(customerId);
    if (read instanceof Error) throw read;
    return read === undefined ? [NOT_FOUND] : { ...toLead(read.record), ...details };
  };
  return performLead(customerId, { customerId, ...details }, readLead, key, context);
};

const toLead = ({ id, party, address }: Customer): WantedLead => {
  const [email] = party.emails;
  const [mobile] = party.phones;
  return {
    externalId: id,
    firstName: party.firstName ?? '',
    lastName: party.lastName ?? party.company ?? '',
    address: [address?.street, address?.houseNumber, address?.suffix].filter(Boolean).join(' '),
    city: address?.city ?? '',
    state: '',
    zip: address?.postcode ?? '',
    ...(email !== undefined && { email }),
    ...(mobile !== undefined && { mobile }),
  };
};
