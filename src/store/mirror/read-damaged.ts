import { type Kysely, sql } from 'kysely';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { type Entity, MAPPINGS, type MirrorRecords } from './entities.ts';
import { versionOf } from './version-of.ts';

export interface DamagedQuery {
  /** `id`, or the column that says whose they are. */
  readonly by: 'id' | 'install_id';
  readonly values: readonly string[];
}

interface Row<T> {
  readonly id: string;
  readonly version: string;
  readonly record: T;
  readonly stored: Readonly<Record<string, unknown>>;
}

/**
 * Rows that are no longer what was written, because somebody changed them in the database: a partial row of a source cannot tell, their own hash does.
 * And whole records that are older than their columns: a partial row brought newer ones.
 */
export const readDamaged = async <E extends 'install' | 'milestone' | 'ticket'>(
  db: Kysely<Tables>,
  entity: E,
  { by, values }: DamagedQuery,
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<Row<MirrorRecords[E]>>`
    select id, version, record, to_jsonb(row) - 'record' as stored from ${sql.table(entity)} as row
    where ${sql.ref(by)} = any(${values.map(storableText)}::text[]) and deleted_at is null`.execute(db);
  return new Set(rows.filter((row) => row.version !== versionOf(row.record) || !hasOwnColumns(entity, row)).map(({ id }) => id));
};

const hasOwnColumns = <E extends Entity>(entity: E, { record, stored }: Row<MirrorRecords[E]>): boolean =>
  Object.entries(MAPPINGS[entity].columns).every(([column, read]) => stored[column] === read(record));
