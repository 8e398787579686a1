import type { IndexKey } from '../domain/matching/index-key.ts';
import { type RecordRef, toRefKey } from '../domain/matching/match-customer.ts';
import { type QueryWord, readQuery } from '../domain/matching/read-query.ts';
import type { Store } from '../store/create-store.ts';
import type { SearchTerm } from '../store/search/expand-terms.ts';
import { toSearchTerms } from '../store/search/to-search-terms.ts';
import { requireFilled } from './require-filled.ts';

/** Ids of customers, best first. */
export interface FoundCustomers {
  readonly refs: readonly RecordRef[];
  /** null: more than were looked at. */
  readonly total: number | null;
}

export interface FoundPage {
  readonly limit: number;
  readonly offset: number;
}

/** Customers looked at for a number, an e-mail address or the like. */
const MAX_EXACT = 400;
const NOBODY: FoundCustomers = { refs: [], total: 0 };

/**
 * Free text, from the mirror alone once it was filled (`MirrorUnfilled`): what reads as a number or an address first, names, streets and towns when nobody has it, the end of a meter
 * number last. Any text is harmless; one without letters and digits finds nobody.
 */
export const searchCustomers = async (text: string, page: FoundPage, store: Store): Promise<FoundCustomers> => {
  await requireFilled(['customer', 'contract'], store);
  const { exact, words } = readQuery(text);
  const terms = toSearchTerms(words);
  const telling = exact.filter((key) => key.kind !== 'meterTail' && !isPartOfAddress(key, words));
  const byKey = await searchKeys(telling, terms, page, store);
  if (byKey.total !== 0) return byKey;
  const byWord = await searchWords(terms, page, store);
  return byWord.total === 0 ? searchKeys(exact, [], page, store) : byWord;
};

/** `6` and `05123` beside other words are a house number and a postcode before they are anybody's customer number. */
const isPartOfAddress = ({ value }: IndexKey, words: readonly QueryWord[]): boolean => words.length > 1 && /^\d{1,5}[A-Z]?$/.test(value);

const searchKeys = async (keys: readonly IndexKey[], terms: readonly SearchTerm[], { limit, offset }: FoundPage, store: Store): Promise<FoundCustomers> => {
  if (keys.length === 0) return NOBODY;
  const { hits, isCut } = await store.search.findByKeys(keys, { limit: MAX_EXACT, rare: MAX_EXACT });
  const refs = hits.map(({ source, customerId }) => ({ source, id: customerId }));
  const order = refs.length > 1 && terms.length > 1 ? await likestFirst(refs, terms, store) : refs;
  return { refs: order.slice(offset, offset + limit), total: isCut ? null : refs.length };
};

/** Two people with one e-mail address: the one whose name was typed beside it comes first. */
const likestFirst = async (refs: readonly RecordRef[], terms: readonly SearchTerm[], store: Store): Promise<readonly RecordRef[]> => {
  const { refs: likely } = await searchWords(terms, { limit: MAX_EXACT, offset: 0 }, store);
  const places = new Map(likely.map((ref, index) => [toRefKey(ref), index]));
  const placeOf = (ref: RecordRef): number => places.get(toRefKey(ref)) ?? MAX_EXACT;
  return refs.toSorted((one, other) => placeOf(one) - placeOf(other));
};

const searchWords = async (terms: readonly SearchTerm[], page: FoundPage, store: Store): Promise<FoundCustomers> => {
  const { hits, total } = await store.search.searchText(terms, page);
  return { refs: hits.map(({ source, customerId }) => ({ source, id: customerId })), total };
};
