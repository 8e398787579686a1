import { type MatchCustomer, type RecordRef, toRefKey } from '../domain/matching/match-customer.ts';
import { toMatchCustomer } from '../domain/matching/to-match-customer.ts';
import type { Store } from '../store/create-store.ts';

/** Contracts read for one question; who has more is a housing company that nobody identifies by address. */
const MAX_CONTRACTS = 5000;

export interface LoadedCustomers {
  readonly customers: readonly MatchCustomer[];
  /** Some contracts are missing. */
  readonly isCut: boolean;
}

/** Customers of the mirror with all their contracts, and what people have confirmed to be the same record elsewhere. In no order. */
export const loadMatchCustomers = async (refs: readonly RecordRef[], store: Store): Promise<LoadedCustomers> => {
  const ids = [...new Set(refs.map(({ id }) => id))];
  const [customers, contracts, siblings] = await Promise.all([
    store.mirror.read('customer', ids),
    store.mirror.readOf('contract', 'customer_id', ids, MAX_CONTRACTS),
    readSiblings(ids, store),
  ]);
  const wanted = new Set(refs.map(toRefKey));
  const owned = Map.groupBy(contracts, ({ source, record }) => toRefKey({ source, id: record.customer.id }));
  return {
    customers: customers
      .filter((customer) => customer.deletedAt === null && wanted.has(toRefKey(customer)))
      .map(({ record, ...ref }) => ({
        ...toMatchCustomer(
          record,
          (owned.get(toRefKey(ref)) ?? []).map((contract) => contract.record),
        ),
        links: siblings(ref),
      })),
    isCut: contracts.length === MAX_CONTRACTS,
  };
};

/** Customers of two ERPs that people have confirmed to be one Enerflo customer are one person. */
const readSiblings = async (ids: readonly string[], store: Store): Promise<(of: RecordRef) => readonly RecordRef[]> => {
  const own = (await store.links.ofErp(ids)).filter(({ state }) => state === 'confirmed');
  const all = own.length === 0 ? [] : await store.links.ofEnerflo(own.map(({ enerfloCustomerId }) => enerfloCustomerId));
  const confirmed = all.filter(({ state }) => state === 'confirmed').map((link) => ({ ...link, ref: { source: link.erpSource, id: link.erpCustomerId } }));
  return (of) => {
    const links = new Set(confirmed.filter(({ ref }) => toRefKey(ref) === toRefKey(of)).map(({ enerfloCustomerId }) => enerfloCustomerId));
    return confirmed.filter(({ ref, enerfloCustomerId }) => links.has(enerfloCustomerId) && toRefKey(ref) !== toRefKey(of)).map(({ ref }) => ref);
  };
};
