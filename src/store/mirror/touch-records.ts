import { type Kysely, sql } from 'kysely';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { type Entity, MAPPINGS, type MirrorRecords } from './entities.ts';
import type { Fetched } from './to-rows.ts';
import { versionOf } from './version-of.ts';

/**
 * What was read again as the mirror has it is only as young as this read from now on: nothing of the record travels. Answers those the mirror
 * has otherwise, or not at all; they have to be written. A record that somebody changed in the database by hand is not noticed here.
 */
export const touchRecords = async <E extends Entity>(
  db: Kysely<Tables>,
  entity: E,
  fetched: readonly Fetched<MirrorRecords[E]>[],
): Promise<readonly Fetched<MirrorRecords[E]>[]> => {
  if (fetched.length === 0) return [];
  const { sourceOf } = MAPPINGS[entity];
  // In one order, so that two instances do not wait for each other in a circle.
  const rows = fetched
    .map((one) => ({ one, id: storableText(one.record.id), source: sourceOf(one.record), version: versionOf(one.record) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const texts = (read: (row: (typeof rows)[number]) => string) => sql`${rows.map(read)}::text[]`;
  const times = sql`${rows.map(({ one }) => new Date(one.fetchedAt).toISOString())}::timestamptz[]`;
  const seen = await sql<{ readonly id: string }>`
    with wanted as (
      select known.id, known.source, given.fetched_at
      from unnest(${texts(({ id }) => id)}, ${texts(({ source }) => source)}, ${texts(({ version }) => version)}, ${times})
        as given(id, source, version, fetched_at)
      join ${sql.table(entity)} as known using (id, source)
      where known.version = given.version and known.deleted_at is null order by known.id, known.source for update of known
    )
    update ${sql.table(entity)} as known set fetched_at = greatest(known.fetched_at, wanted.fetched_at)
    from wanted where known.id = wanted.id and known.source = wanted.source returning known.id`.execute(db);
  const ids = new Set(seen.rows.map(({ id }) => id));
  return rows.flatMap(({ one, id }) => (ids.has(id) ? [] : [one]));
};
