import { toUuid, UUIDS } from '../../world/ids.ts';
import type { EnerfloCustomerTruth } from '../../world/truth.ts';
import { type Desk, nextId, putCustomer } from './desk.ts';

/** What a lead says of a person; absent keys leave an existing record alone. */
export type LeadFields = Partial<
  Pick<EnerfloCustomerTruth, 'externalId' | 'firstName' | 'lastName' | 'email' | 'phone' | 'address' | 'city' | 'state' | 'zip'>
>;

const EMPTY = { externalId: null, firstName: '', lastName: '', email: null, phone: null, address: '', city: '', state: '', zip: '' };

const createCustomer = (desk: Desk, fields: LeadFields): EnerfloCustomerTruth => {
  const id = nextId(desk.world.enerfloCustomers, 2_900_001);
  const fresh = { id, uuid: toUuid(UUIDS.enerflo, String(id)), erpCustomerId: null, linkKind: null, installIds: [], wire: {} };
  const created = putCustomer(desk, { ...EMPTY, ...fresh, ...fields, createdAt: desk.now(), updatedAt: desk.now() });
  desk.announce('new_customer', String(created.id));
  desk.announce('customer.created', String(created.id));
  return created;
};

export const updateCustomer = (desk: Desk, customer: EnerfloCustomerTruth, fields: LeadFields): EnerfloCustomerTruth => {
  const changed = putCustomer(desk, { ...customer, ...fields });
  desk.announce('update_customer', String(customer.id));
  desk.announce('customer.updated.v2', String(customer.id));
  return changed;
};

/** The same key in the system of origin is the same record (enerflo.md §4.1). */
export const upsertLead = (desk: Desk, fields: LeadFields): { readonly customer: EnerfloCustomerTruth; readonly isNew: boolean } => {
  const known = fields.externalId ? desk.world.enerfloCustomersBy('externalId', fields.externalId)[0] : undefined;
  return known === undefined ? { customer: createCustomer(desk, fields), isNew: true } : { customer: updateCustomer(desk, known, fields), isNew: false };
};

/** A lead with a deal has been converted. */
export const convertLead = (desk: Desk, customer: EnerfloCustomerTruth): EnerfloCustomerTruth =>
  putCustomer(desk, { ...customer, wire: { ...customer.wire, status_id: 12, status_name: 'Appointment Set' } });
