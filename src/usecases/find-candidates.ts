import type { LeftOut } from '../domain/matching/cannot-be-outdone.ts';
import { type IndexKey, type KeyKind, toIdKey, toKeys } from '../domain/matching/index-key.ts';
import { type MatchCustomer, type RecordRef, toRefKey } from '../domain/matching/match-customer.ts';
import { linkKeys } from '../domain/matching/record-keys.ts';
import type { Store } from '../store/create-store.ts';
import type { KeyLimits } from '../store/search/find-by-keys.ts';
import { loadMatchCustomers, MAX_CONTRACTS, toMatchCustomers } from './load-match-customers.ts';

export interface Candidates {
  readonly customers: readonly MatchCustomer[];
  /** null: these are all who share a key. */
  readonly leftOut: LeftOut | null;
}

/** Keys the store takes in one question. */
const MAX_KEYS = 50;
const NO_LIMIT: KeyLimits = { limit: 1000, rare: 1000 };

/** Customers that share a key, and the other records of the same people, each with all contracts. */
export const findCandidates = async (keys: readonly IndexKey[], limits: KeyLimits, store: Store): Promise<Candidates> => {
  const people = await store.search.findPeople(keys.slice(0, MAX_KEYS), { ...limits, maxContracts: MAX_CONTRACTS });
  if (people === null) return findAmongMany(keys, limits, store);
  const { customers, isCut } = await toMatchCustomers(people, store);
  const others = await loadOthers(customers, [], store);
  return { customers: [...customers, ...others], leftOut: isCut || keys.length > MAX_KEYS ? toLeftOut(keys, () => true, false) : null };
};

/** As many as are looked at, where too many share a key. */
const findAmongMany = async (keys: readonly IndexKey[], limits: KeyLimits, store: Store): Promise<Candidates> => {
  const { hits, isCut, commonKeys, overflowing } = await store.search.findByKeys(keys, limits);
  const refs = hits.map(toRef);
  const [found, namesakes] = await Promise.all([loadMatchCustomers(refs, store), findOwners(ownKeys(refs), store)]);
  const others = await loadOthers(found.customers, namesakes, store);
  const customers = [...found.customers, ...others];
  const isIncomplete = isCut || found.isCut || keys.length > MAX_KEYS;
  if (!isIncomplete && commonKeys.length === 0) return { customers, leftOut: null };
  const common = new Set(commonKeys.map(({ kind }) => kind));
  return { customers, leftOut: toLeftOut(keys, ({ kind }) => isIncomplete || common.has(kind), overflowing !== undefined) };
};

const toLeftOut = (keys: readonly IndexKey[], isMissing: (key: IndexKey) => boolean, isBlurred: boolean): LeftOut => ({
  kinds: new Set<KeyKind>(keys.filter(isMissing).map(({ kind }) => kind)),
  isBlurred,
});

const toRef = ({ source, customerId }: { readonly source: string; readonly customerId: string }): RecordRef => ({ source, id: customerId });

/** Records in other ERPs that name one of these as their older or newer self, or are named. `namesakes`: who has one of their own numbers. */
const loadOthers = async (customers: readonly MatchCustomer[], namesakes: readonly RecordRef[], store: Store): Promise<readonly MatchCustomer[]> => {
  const asked = new Set(ownKeys(customers.map(({ ref }) => ref)).map(({ value }) => value));
  const found = await findOwners(
    linkKeys(customers).filter(({ value }) => !asked.has(value)),
    store,
  );
  const known = new Set(customers.map(({ ref }) => toRefKey(ref)));
  const refs = new Map([...namesakes, ...found].map((ref) => [toRefKey(ref), ref]));
  const missing = [...refs].filter(([key]) => !known.has(key)).map(([, ref]) => ref);
  return missing.length === 0 ? [] : (await loadMatchCustomers(missing, store)).customers;
};

/** Their own numbers are known before they are read. */
const ownKeys = (refs: readonly RecordRef[]): readonly IndexKey[] =>
  toKeys(
    'customer',
    refs.map(({ id }) => toIdKey(id)),
  );

const findOwners = async (keys: readonly IndexKey[], store: Store): Promise<readonly RecordRef[]> => {
  const parts = Array.from({ length: Math.ceil(keys.length / MAX_KEYS) }, (_, index) => keys.slice(index * MAX_KEYS, (index + 1) * MAX_KEYS));
  const found = await Promise.all(parts.map((part) => store.search.findByKeys(part, NO_LIMIT)));
  return found.flatMap(({ hits }) => hits.map(toRef));
};
