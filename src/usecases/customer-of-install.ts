import type { Customer } from '../domain/customer.ts';
import type { EnerfloCustomer, Install } from '../domain/install.ts';
import { toEmailKey } from '../domain/normal-forms/email.ts';
import { isUndecided } from '../loaders/find-enerflo-records.ts';
import type { Loaders } from '../loaders/loaders.ts';
import { isInUse, type Link } from '../store/links/links.ts';

/**
 * The ERP customer of an install, the way back of `Customer.installs`: whom a link in use names, a confirmed one first; else whose id Enerflo's record
 * carries, else the one customer with its e-mail address.
 */
export const customerOfInstall = async ({ enerfloCustomerId }: Install, loaders: Loaders): Promise<Customer | null> =>
  enerfloCustomerId === null ? null : customerOfLead(enerfloCustomerId, loaders);

/** The same for a customer of Enerflo, by his id. */
export const customerOfLead = async (enerfloCustomerId: string, loaders: Loaders): Promise<Customer | null> => {
  const links = await loaders.links.ofEnerflo.load(enerfloCustomerId);
  const linked = links.find(({ state }) => state === 'confirmed') ?? links.find(isInUse);
  if (linked !== undefined) return linkedCustomer(linked, loaders);
  const record = await loaders.enerflo.customerById.load(enerfloCustomerId);
  const customer = record === null ? null : await customerOfRecord(record, loaders);
  return customer !== null && isUndecided(links, customer) ? customer : null;
};

const linkedCustomer = async ({ erpSource, erpCustomerId }: Link, { erp }: Loaders): Promise<Customer | null> => {
  const customer = await erp.customerById.load(erpCustomerId);
  return customer?.ref.source === erpSource ? customer : null;
};

/** By e-mail only where the customer finds the record in turn. */
const customerOfRecord = async ({ id, externalId, email }: EnerfloCustomer, { erp, enerflo, links }: Loaders): Promise<Customer | null> => {
  if (externalId !== null) return erp.customerById.load(externalId);
  const key = toEmailKey(email ?? '');
  const { customerId } = key === null ? { customerId: null } : await links.emailHolder.load(key);
  const customer = customerId === null ? null : await erp.customerById.load(customerId);
  if (customer === null) return null;
  const records = await enerflo.recordsOfCustomer.load(customer);
  return records.some((record) => record.id === id) ? customer : null;
};
