import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Entity } from './entities.ts';

/** Those that are not deleted. Walks through the whole entity. */
export const countRecords = async (db: Kysely<Tables>, entity: Entity, source: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${sql.table(entity)} where source = ${source} and deleted_at is null`.execute(db);
  return rows[0]?.count ?? 0;
};
