import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { type Entity, MAPPINGS } from './entities.ts';

/** The version of what the mirror never had: it is there for its time alone. */
export const NEVER_HAD = '';

/**
 * Sees to it that every one of these has a row that says its source had it not at `time`, so that a read that began before brings none of them back
 * afterwards. Rows that are there are locked, and else left as they are.
 */
export const writeTombstones = async (
  db: Kysely<Tables>,
  entity: Entity,
  { ids, sources }: { readonly ids: readonly string[]; readonly sources: readonly string[] },
  time: string,
): Promise<void> => {
  await sql`
    insert into ${sql.table(entity)} as row (id, source, fetched_at, deleted_at)
    select id, source, ${time}::timestamptz, ${time}::timestamptz from unnest(${ids}::text[], ${sources}::text[]) as gone(id, source)
    on conflict (id, source) do update set fetched_at = excluded.fetched_at where row.deleted_at is not null and row.fetched_at < excluded.fetched_at`.execute(
    db,
  );
};

/** Longer than any read takes; milliseconds. */
const KEPT_MS = 3_600_000;

export const forgetTombstones = async (db: Kysely<Tables>, now: number): Promise<void> => {
  const before = new Date(now - KEPT_MS).toISOString();
  for (const entity of Object.keys(MAPPINGS))
    await sql`delete from ${sql.table(entity)} where version = ${NEVER_HAD} and fetched_at < ${before}::timestamptz`.execute(db);
};
