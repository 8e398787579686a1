import { isSameRef, type MatchCustomer, type RecordRef, toRefKey } from '../domain/matching/match-customer.ts';
import { toMatchCustomer } from '../domain/matching/to-match-customer.ts';
import type { Store } from '../store/create-store.ts';
import type { People } from '../store/mirror/read-people.ts';

/** Contracts read for one question; who has more is a housing company that nobody identifies by address. */
export const MAX_CONTRACTS = 5000;

export interface LoadedCustomers {
  readonly customers: readonly MatchCustomer[];
  /** Some contracts are missing. */
  readonly isCut: boolean;
}

/** Customers of the mirror with all their contracts, and what people have confirmed to be the same record elsewhere. In no order. */
export const loadMatchCustomers = async (refs: readonly RecordRef[], store: Store): Promise<LoadedCustomers> =>
  toMatchCustomers(await store.mirror.readPeople(refs, MAX_CONTRACTS), store);

const byId = (one: RecordRef, other: RecordRef): number => (one.id < other.id ? -1 : 1);

export const toMatchCustomers = async ({ customers, contracts, isCut }: People, store: Store): Promise<LoadedCustomers> => {
  const siblings = await readSiblings(customers, store);
  const owned = Map.groupBy(contracts.toSorted(byId), ({ source, record }) => toRefKey({ source, id: record.customer.id }));
  const toMatch = (customer: People['customers'][number]): MatchCustomer => {
    const ownContracts = (owned.get(toRefKey(customer)) ?? []).map(({ record }) => record);
    return { ...toMatchCustomer(customer.record, ownContracts), links: siblings(customer) };
  };
  return { customers: customers.map(toMatch), isCut };
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
