import { type Kysely, sql } from 'kysely';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { type AnnounceOptions, announce } from './announce.ts';
import type { Entity, MirrorRecords } from './entities.ts';
import { keyOf } from './to-rows.ts';
import { writeTombstones } from './tombstones.ts';

export interface RecordId {
  readonly id: string;
  readonly source: string;
}

/** In the order rows are written in: two instances must not wait for each other in a circle. */
const inOrder = (gone: readonly RecordId[]): readonly RecordId[] => gone.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

/**
 * Marks what its source no longer has, as seen at `at`; rows that were read later stay, and what was never there does not come by an older read.
 * Answers those that were marked now.
 * Inside a transaction, which tells what is gone.
 */
export const deleteRecords = async <E extends Entity>(
  db: Kysely<Tables>,
  entity: E,
  gone: readonly RecordId[],
  at: number,
  options: AnnounceOptions = {},
): Promise<readonly RecordId[]> => {
  if (gone.length === 0) return [];
  const time = new Date(at).toISOString();
  const sorted = inOrder(gone);
  const [ids, sources] = [sorted.map(({ id }) => storableText(id)), sorted.map(({ source }) => source)];
  await writeTombstones(db, entity, { ids, sources }, time);
  const { rows } = await sql<RecordId & { readonly record: MirrorRecords[E] }>`
    update ${sql.table(entity)} as row set deleted_at = ${time}::timestamptz, fetched_at = ${time}::timestamptz, listed_at = null
    from unnest(${ids}::text[], ${sources}::text[]) as gone(id, source)
    where row.id = gone.id and row.source = gone.source and row.deleted_at is null and greatest(row.fetched_at, row.listed_at) <= ${time}::timestamptz
    returning row.id, row.source, row.record`.execute(db);
  const marked = rows.map(({ id, source }) => ({ id, source }));
  if (options.announce !== false) {
    await announce(
      db,
      entity,
      rows.map(({ record, ...row }) => ({ ...row, before: record, after: null, at })),
    );
  }
  return marked;
};
