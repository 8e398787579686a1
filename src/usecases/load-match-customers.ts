import type { Customer } from '../domain/customer.ts';
import { isSameRef, type MatchCustomer, type RecordRef, toRefKey } from '../domain/matching/match-customer.ts';
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
  const { customers, contracts } = await store.mirror.readPeople([...new Set(refs.map(({ id }) => id))], MAX_CONTRACTS);
  const wanted = new Set(refs.map(toRefKey));
  const own = customers.filter((customer) => customer.deletedAt === null && wanted.has(toRefKey(customer)));
  const siblings = await readSiblings(own, store);
  const owned = Map.groupBy(contracts, ({ source, record }) => toRefKey({ source, id: record.customer.id }));
  const toMatch = (customer: Confirmed & { readonly record: Customer }): MatchCustomer => {
    const ownContracts = (owned.get(toRefKey(customer)) ?? []).map(({ record }) => record);
    return { ...toMatchCustomer(customer.record, ownContracts), links: siblings(customer) };
  };
  return { customers: own.map(toMatch), isCut: contracts.length === MAX_CONTRACTS };
};

interface Confirmed extends RecordRef {
  /** Enerflo customers. */
  readonly confirmed: readonly string[];
}

/** Customers of two ERPs that people have confirmed to be one Enerflo customer are one person. */
const readSiblings = async (customers: readonly Confirmed[], store: Store): Promise<(of: Confirmed) => readonly RecordRef[]> => {
  const enerfloIds = customers.flatMap(({ confirmed }) => confirmed);
  const links = (await store.links.ofEnerflo(enerfloIds)).filter(({ state }) => state === 'confirmed');
  return (of) =>
    links
      .filter(({ enerfloCustomerId }) => of.confirmed.includes(enerfloCustomerId))
      .map(({ erpSource, erpCustomerId }) => ({ source: erpSource, id: erpCustomerId }))
      .filter((ref) => !isSameRef(ref, of));
};
