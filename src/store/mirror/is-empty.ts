import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Entity } from './entities.ts';

/** Whether nothing of the kind was ever copied. */
export const isEmpty = async (db: Kysely<Tables>, entity: Entity): Promise<boolean> => {
  const { rows } = await sql`select from ${sql.table(entity)} limit 1`.execute(db);
  return rows.length === 0;
};
