import type { LeftOut } from '../domain/matching/cannot-be-outdone.ts';
import type { IndexKey, KeyKind } from '../domain/matching/index-key.ts';
import { type MatchCustomer, type RecordRef, toRefKey } from '../domain/matching/match-customer.ts';
import { linkKeys } from '../domain/matching/record-keys.ts';
import type { Store } from '../store/create-store.ts';
import type { KeyLimits } from '../store/search/find-by-keys.ts';
import { loadMatchCustomers } from './load-match-customers.ts';

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
  const { hits, isCut, commonKeys, overflowing } = await store.search.findByKeys(keys, limits);
  const found = await loadMatchCustomers(hits.map(toRef), store);
  const others = await loadOthers(found.customers, store);
  const customers = [...found.customers, ...others];
  const isIncomplete = isCut || found.isCut || keys.length > MAX_KEYS;
  if (!isIncomplete && commonKeys.length === 0) return { customers, leftOut: null };
  const common = new Set(commonKeys.map(({ kind }) => kind));
  const isMissing = ({ kind }: IndexKey): boolean => isIncomplete || common.has(kind);
  return { customers, leftOut: { kinds: new Set<KeyKind>(keys.filter(isMissing).map(({ kind }) => kind)), isBlurred: overflowing !== undefined } };
};

const toRef = ({ source, customerId }: { readonly source: string; readonly customerId: string }): RecordRef => ({ source, id: customerId });

/** Records in other ERPs that name one of these as their older or newer self, or are named. */
const loadOthers = async (customers: readonly MatchCustomer[], store: Store): Promise<readonly MatchCustomer[]> => {
  const keys = linkKeys(customers);
  const parts = Array.from({ length: Math.ceil(keys.length / MAX_KEYS) }, (_, index) => keys.slice(index * MAX_KEYS, (index + 1) * MAX_KEYS));
  const found = await Promise.all(parts.map((part) => store.search.findByKeys(part, NO_LIMIT)));
  const known = new Set(customers.map(({ ref }) => toRefKey(ref)));
  const refs = new Map(found.flatMap(({ hits }) => hits.map(toRef)).map((ref) => [toRefKey(ref), ref]));
  const missing = [...refs].filter(([key]) => !known.has(key)).map(([, ref]) => ref);
  return missing.length === 0 ? [] : (await loadMatchCustomers(missing, store)).customers;
};
