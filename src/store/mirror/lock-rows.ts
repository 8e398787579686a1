import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Entity, MirrorRecords } from './entities.ts';
import type { Row } from './to-rows.ts';

/** A row as it is before it is written. */
export interface LockedRow<T> {
  readonly id: string;
  readonly source: string;
  readonly version: string;
  readonly isGone: boolean;
  /** Where another version is about to be written; else null. */
  readonly record: T | null;
}

/** Those of these rows that are there, under a lock until the transaction ends: nobody else can tell of the same change. */
export const lockRows = async <E extends Entity>(
  db: Kysely<Tables>,
  entity: E,
  rows: readonly Row<MirrorRecords[E]>[],
): Promise<readonly LockedRow<MirrorRecords[E]>[]> => {
  if (rows.length === 0) return [];
  const list = sql`unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ source }) => source)}::text[], ${rows.map(({ version }) => version)}::text[])`;
  const locked = await sql<LockedRow<MirrorRecords[E]>>`
    select known.id, known.source, known.version, known.deleted_at is not null as "isGone",
      case when known.version <> wanted.version and known.deleted_at is null then known.record end as record
    from ${list} as wanted(id, source, version) join ${sql.table(entity)} as known using (id, source) for update of known`.execute(db);
  return locked.rows;
};
