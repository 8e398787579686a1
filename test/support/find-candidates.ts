import type { Features } from '../../src/domain/matching/features.ts';
import type { MatchCustomer } from '../../src/domain/matching/match-customer.ts';
import { recordKeys } from '../../src/domain/matching/record-keys.ts';
import { searchKeys } from '../../src/domain/matching/search-keys.ts';

const toEntries = (customer: MatchCustomer): readonly string[] => recordKeys(customer).map(({ kind, value }) => `${kind} ${value}`);

/** What the store does in SQL: all customers that share a key with a question. */
export const findCandidates = (features: Features, world: readonly MatchCustomer[]): readonly MatchCustomer[] => {
  const wanted = new Set(searchKeys(features).map(({ kind, value }) => `${kind} ${value}`));
  return world.filter((customer) => toEntries(customer).some((entry) => wanted.has(entry)));
};
