import type { QueryWord } from '../../domain/matching/read-query.ts';
import type { WordKind } from '../../domain/matching/search-words.ts';
import { readLastName, soundOf } from '../../domain/normal-forms/last-name.ts';
import type { SearchTerm, TermReading } from './expand-terms.ts';

const NAMES: readonly WordKind[] = ['lastName', 'firstName', 'company'];
const SPOKEN: readonly WordKind[] = [...NAMES, 'street', 'city'];

const reading = (kinds: readonly WordKind[], match: TermReading['match'], values: readonly (string | null)[]): readonly TermReading[] =>
  [...new Set(values)]
    .filter((value) => value !== null)
    .filter(Boolean)
    .map((value) => ({ kinds, value, match }));

const soundsOf = (spellings: readonly string[]): readonly string[] =>
  spellings
    .map(readLastName)
    .filter((name) => name !== null)
    .map(soundOf);

/** A word of a question as names, streets and towns by their beginning; digits as a postcode or house number; names that sound alike at last. */
export const toSearchTerms = (words: readonly QueryWord[]): readonly SearchTerm[] =>
  words.map(({ spellings, folded, dotted, postcode, house }) => [
    ...reading(SPOKEN, 'prefix', spellings),
    ...reading(SPOKEN, 'folded', folded),
    ...reading(['postcode'], 'exact', [postcode]),
    ...reading(['house'], 'exact', [house]),
    ...reading(['sound'], 'fallback', soundsOf([...spellings, ...folded])),
    ...reading(NAMES, 'other', dotted),
  ]);
