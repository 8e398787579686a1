import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/** A customer that has a key. */
export interface Holder {
  /** The key's hash. */
  readonly key: string;
  readonly number: number;
  readonly source: string;
  readonly customerId: string;
  readonly activeContracts: number;
}

/** Everybody who has one of these keys, each once per key; null when more than `most` have one of them. */
export const findFew = async (db: Kysely<Tables>, hashes: readonly string[], most: number): Promise<readonly Holder[] | null> => {
  const { rows } = await sql<Holder>`
    select asked.key::text as key, number, source, id as "customerId", active_contracts as "activeContracts" from unnest(${hashes}::bigint[]) as asked(key)
    cross join lateral (select customer from search_key where search_key.key = asked.key limit ${most + 1}) as found join search_customer on number = customer`.execute(
    db,
  );
  const counts = new Map<string, number>();
  for (const { key } of rows) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Math.max(0, ...counts.values()) > most ? null : rows;
};
