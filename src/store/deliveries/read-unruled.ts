import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/** Ids of events rules have not looked at, written since then (milliseconds since the epoch, by the database's clock), the oldest first. */
export const readUnruled = async (db: Kysely<Tables>, since: number, limit: number): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id::text from change_event where ruled_at is null and at >= ${new Date(since).toISOString()}::timestamptz order by at, change_event.id limit ${limit}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
};
