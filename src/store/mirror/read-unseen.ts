import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Entity } from './entities.ts';

export interface UnseenQuery {
  readonly source: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** The last id of the page before; null: the first page. */
  readonly after: string | null;
  readonly limit: number;
}

/** Ids that are not deleted and that no read since then has brought, in their order. */
export const readUnseen = async (db: Kysely<Tables>, entity: Entity, { source, since, after, limit }: UnseenQuery): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(entity)}
    where id > ${after ?? ''} and source = ${source} and fetched_at < ${new Date(since).toISOString()}::timestamptz and deleted_at is null
    order by id, source limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
};
