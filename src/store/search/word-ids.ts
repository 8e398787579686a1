import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { gapsOf } from './gaps-of.ts';
import type { SearchWord } from './search-entry.ts';

const keyOf = ({ kind, value }: SearchWord): string => `${value}\u0000${kind}`;

/** The ids of these words; new ones join the vocabulary. */
export const wordIds = async (db: Kysely<Tables>, words: readonly SearchWord[]): Promise<(word: SearchWord) => number | undefined> => {
  const wanted = new Map(words.map((word) => [keyOf(word), word]));
  const known = await readIds(db, [...wanted.values()]);
  const missing = [...wanted].filter(([key]) => !known.has(key)).sort(([one], [other]) => (one < other ? -1 : 1));
  const added = await addWords(
    db,
    missing.map(([, word]) => word),
  );
  return (word) => known.get(keyOf(word)) ?? added.get(keyOf(word));
};

const list = (words: readonly SearchWord[]) =>
  sql`unnest(${words.map(({ value }) => value)}::text[], ${words.map(({ kind }) => kind)}::text[]) as word(value, kind)`;

const readIds = async (db: Kysely<Tables>, words: readonly SearchWord[]): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<SearchWord & { id: number }>`select id, value, kind from ${list(words)} join search_word using (value, kind)`.execute(db);
  return new Map(rows.map(({ id, ...word }) => [keyOf(word), id]));
};

/** Words come sorted, so that two writers adding the same ones wait for each other in one direction only. */
const addWords = async (db: Kysely<Tables>, words: readonly SearchWord[]): Promise<ReadonlyMap<string, number>> => {
  if (words.length === 0) return new Map();
  await sql`insert into search_word (value, kind) select value, kind from ${list(words)} on conflict do nothing`.execute(db);
  const ids = await readIds(db, words);
  const gaps = words.flatMap((word) => gapsOf(word.value).map((gap) => ({ gap, id: ids.get(keyOf(word)) })));
  await sql`insert into search_word_gap (gap, word_id)
    select * from unnest(${gaps.map(({ gap }) => gap)}::text[], ${gaps.map(({ id }) => id)}::integer[]) on conflict do nothing`.execute(db);
  return ids;
};
