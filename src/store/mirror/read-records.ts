import { type Kysely, sql } from 'kysely';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';
import type { Entity, MirrorRecords } from './entities.ts';
import { type Mirrored, type MirroredRow, NOT_DELETED, toMirrored } from './mirrored.ts';
import { NEVER_HAD } from './tombstones.ts';

const COLUMNS = sql.raw('id, source, record, fetched_at, deleted_at');

/** In no order; unknown ids are absent, deleted ones say so. An id that two ERPs use answers two rows. */
export const readRecords = async <E extends Entity>(db: Kysely<Tables>, entity: E, ids: readonly string[]): Promise<readonly Mirrored<MirrorRecords[E]>[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<MirroredRow<MirrorRecords[E]>>`
    select ${COLUMNS} from ${sql.table(entity)} where id = any(${ids.map(storableText)}::text[]) and version <> ${NEVER_HAD}`.execute(db);
  return rows.map(toMirrored);
};

/** The columns that say whose a record is. */
export interface Owners {
  readonly changeOrder: 'install_id';
  readonly contract: 'customer_id';
  readonly ticket: 'customer_id' | 'contract_id';
  readonly install: 'enerflo_customer_id' | 'deal_id';
  readonly milestone: 'install_id';
  readonly note: 'install_id';
}

/** All records of these owners that are not deleted, by owner in the order of their ids. At most `limit` in all. */
export const readRecordsOf = async <E extends Entity & keyof Owners>(
  db: Kysely<Tables>,
  entity: E,
  owner: Owners[E],
  ownerIds: readonly string[],
  limit: number,
): Promise<readonly Mirrored<MirrorRecords[E]>[]> => {
  if (ownerIds.length === 0) return [];
  const { rows } = await sql<MirroredRow<MirrorRecords[E]>>`
    select ${COLUMNS} from ${sql.table(entity)}
    where ${sql.ref(owner)} = any(${ownerIds.map(storableText)}::text[]) and ${NOT_DELETED}
    order by ${sql.ref(owner)}, id, source limit ${limit}`.execute(db);
  return rows.map(toMirrored);
};
