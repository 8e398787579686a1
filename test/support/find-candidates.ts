import type { Features } from '../../src/domain/matching/features.ts';
import type { IndexKey } from '../../src/domain/matching/index-key.ts';
import type { MatchCustomer } from '../../src/domain/matching/match-customer.ts';
import { linkKeys, recordKeys } from '../../src/domain/matching/record-keys.ts';
import { searchKeys } from '../../src/domain/matching/search-keys.ts';

const toEntries = (keys: readonly IndexKey[]): ReadonlySet<string> => new Set(keys.map(({ kind, value }) => `${kind} ${value}`));

/** What the store does in SQL: all customers that have one of the keys. */
export const findByKeys = (keys: readonly IndexKey[], world: readonly MatchCustomer[]): readonly MatchCustomer[] => {
  const wanted = toEntries(keys);
  return world.filter((customer) => !toEntries(recordKeys(customer)).isDisjointFrom(wanted));
};

/** All customers that share a key with a question, and the other records of the same people. */
export const findCandidates = (features: Features, world: readonly MatchCustomer[]): readonly MatchCustomer[] => {
  const found = findByKeys(searchKeys(features), world);
  return [...new Set([...found, ...findByKeys(linkKeys(found), world)])];
};
