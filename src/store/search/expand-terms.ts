import { type Kysely, sql } from 'kysely';
import { storableText, toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { gapsOf, isOneTypoApart } from './gaps-of.ts';
import type { Nearness } from './weight-of.ts';

/** One way to read a term: `mueller` as a name or street, `05123` as a postcode. */
export interface TermReading {
  readonly kinds: readonly string[];
  /** In its normal form. */
  readonly value: string;
  /**
   * exact: this word. prefix: also longer words, and words with a typo when nobody has it. folded: as prefix, of the term without its dots.
   * other: finds nobody, and who has this word is ranked lower. fallback: this word, and only when nobody has the others.
   */
  readonly match: 'exact' | 'prefix' | 'folded' | 'other' | 'fallback';
}

/** One word of a question, in every way it can be read: `mueller`, `muller`. */
export type SearchTerm = readonly TermReading[];

export interface Expansion {
  /** Index of the term. */
  readonly term: number;
  readonly word: number;
  readonly kind: string;
  readonly nearness: Nearness;
}

const MIN_PREFIX_LENGTH = 3;
const MAX_VALUE_LENGTH = 60;
const MAX_READINGS = 20;
/** Longer words a prefix finds, the shortest first. */
const MAX_COMPLETIONS = 100;

interface Reading extends TermReading {
  readonly term: number;
}

const readingsOf = (terms: readonly SearchTerm[]): readonly Reading[] =>
  terms.flatMap((readings, term) =>
    readings.slice(0, MAX_READINGS).map((reading) => ({ ...reading, term, value: storableText(reading.value).slice(0, MAX_VALUE_LENGTH) })),
  );

const isOpen = ({ match }: TermReading): boolean => match === 'prefix' || match === 'folded';

/** The words of the vocabulary that are a term or start with it, and those that are `other`. */
export const completeTerms = async (db: Kysely<Tables>, terms: readonly SearchTerm[]): Promise<readonly Expansion[]> => {
  const readings = readingsOf(terms)
    .filter(({ match }) => match !== 'fallback')
    .map((reading) => ({
      ...reading,
      nearness: reading.match === 'prefix' ? 'exact' : reading.match,
      is_prefix: isOpen(reading) && [...reading.value].length >= MIN_PREFIX_LENGTH,
    }));
  const { rows } = await sql<Expansion>`
    select reading.term, word.id as word, word.kind, word.nearness
    from jsonb_to_recordset(${toStorableJson(readings)}::jsonb) as reading(term integer, kinds text[], value text, nearness text, is_prefix boolean)
    cross join lateral (
      select id, kind, reading.nearness from search_word where value = reading.value and kind = any(reading.kinds)
      union all
      (select id, kind, 'prefix' from search_word
        where reading.is_prefix and value > reading.value and value < reading.value || chr(1114111) and kind = any(reading.kinds)
        order by length(value), value limit ${sql.lit(MAX_COMPLETIONS)})
    ) as word`.execute(db);
  return rows;
};

/** The words of the vocabulary one letter away from a term, and those of its fallbacks. */
export const correctTerms = async (db: Kysely<Tables>, terms: readonly SearchTerm[]): Promise<readonly Expansion[]> => {
  const readings = readingsOf(terms);
  const fallbacks = readings.filter(({ match }) => match === 'fallback').map((reading) => ({ ...reading, gap: reading.value }));
  const gaps = readings.filter(isOpen).flatMap((reading) => gapsOf(reading.value).map((gap) => ({ ...reading, gap })));
  const { rows } = await sql<Omit<Expansion, 'nearness'> & { typed: string; value: string }>`
    select distinct typed.term, typed.value as typed, word.id as word, word.kind, word.value
    from jsonb_to_recordset(${toStorableJson(gaps)}::jsonb) as typed(term integer, kinds text[], value text, gap text)
    join search_word_gap using (gap) join search_word as word on word.id = search_word_gap.word_id and word.kind = any(typed.kinds)
    union all
    select typed.term, typed.value, word.id, word.kind, word.value
    from jsonb_to_recordset(${toStorableJson(fallbacks)}::jsonb) as typed(term integer, kinds text[], value text)
    join search_word as word on word.value = typed.value and word.kind = any(typed.kinds)`.execute(db);
  return rows
    .filter(({ value, typed }) => value === typed || isOneTypoApart(value, typed))
    .map(({ term, word, kind }) => ({ term, word, kind, nearness: 'typo' }));
};
