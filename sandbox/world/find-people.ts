import type { Collections } from './collections.ts';
import { mailOwner, type Owner, phoneOwner } from './contact-keys.ts';
import { idAt, indexOf } from './ids.ts';
import { enerfloOfCustomers, positionsOf } from './layout.ts';
import type { CustomerTruth, EnerfloCustomerTruth } from './truth.ts';

type EnerfloKey = 'externalId' | 'email' | 'phone';

/** Couples share what they can be found by: an index stands for its pair. */
const pairOf = (index: number): readonly number[] => [index - (index % 2), index - (index % 2) + 1];

const ownerOf = (key: EnerfloKey, value: string): Owner | null => {
  if (key === 'email') return mailOwner(value);
  if (key === 'phone') return phoneOwner(value);
  const index = indexOf('customer', value);
  return index === null ? null : { of: 'customer', index };
};

/** Indexes of the Enerflo records that may have what belongs to `owner`. */
const enerfloNear = ({ of, index }: Owner): readonly number[] =>
  of === 'enerflo' ? [index] : pairOf(index).flatMap((customer) => positionsOf(enerfloOfCustomers.childrenOf(customer)));

const customersNear = (owner: Owner | null): readonly number[] => (owner?.of === 'customer' ? pairOf(owner.index) : []);

/** E-mail addresses compare in lower case. */
const toKey = (key: EnerfloKey, value: string) => (key === 'email' ? value.toLowerCase() : value);

export const enerfloCustomersBy = ({ enerfloCustomers }: Collections, key: EnerfloKey, value: string): readonly EnerfloCustomerTruth[] => {
  const wanted = toKey(key, value);
  const owner = ownerOf(key, wanted);
  const ids = (owner === null ? [] : enerfloNear(owner)).map((enerflo) => String(idAt('enerflo', enerflo)));
  const fitting = ids.filter((id) => {
    const held = enerfloCustomers.get(id)?.[key];
    return typeof held === 'string' && toKey(key, held) === wanted;
  });
  return enerfloCustomers.related(`${key}:${wanted}`, fitting).flatMap((id) => enerfloCustomers.get(id) ?? []);
};

export const customersByEmail = ({ customers }: Collections, email: string): readonly CustomerTruth[] => {
  const wanted = email.toLowerCase();
  const ids = customersNear(mailOwner(wanted)).map((customer) => String(idAt('customer', customer)));
  const fitting = ids.filter((id) => customers.get(id)?.party.emails.some((held) => held.toLowerCase() === wanted));
  return customers.related(`email:${wanted}`, fitting).flatMap((id) => customers.get(id) ?? []);
};
