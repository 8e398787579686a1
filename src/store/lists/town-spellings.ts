import { type Kysely, sql } from 'kysely';
import { areSameLetters, type LetterKeys } from '../../domain/normal-forms/letters.ts';
import { toTownKeys } from '../../domain/normal-forms/town.ts';
import type { Tables } from '../tables.ts';

/**
 * As the records write these towns. Walks from town to town through the index: one step a spelling, some ten thousand in all of Germany, whatever the
 * number of records; writing costs nothing.
 */
export const readTownSpellings = async (db: Kysely<Tables>, table: 'contract' | 'customer', towns: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ city: string }>`
    with recursive town(city) as (
      (select city from ${sql.table(table)} where deleted_at is null and city is not null order by city limit 1)
      union all
      select (select next.city from ${sql.table(table)} as next where next.deleted_at is null and next.city > town.city order by next.city limit 1)
      from town where town.city is not null
    )
    select city from town where city is not null`.execute(db);
  const wanted = towns.map(toTownKeys);
  return rows.map(({ city }) => city).filter((city) => isOneOf(toTownKeys(city), wanted));
};

const isOneOf = (town: LetterKeys, wanted: readonly LetterKeys[]): boolean => wanted.some((one) => areSameLetters(one, town));
