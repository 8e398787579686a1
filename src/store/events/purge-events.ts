import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

const BATCH = 5000;

/** Forgets events from before that moment (milliseconds since the epoch), a batch at a time so that nobody waits. Answers how many. */
export const purgeEvents = async (db: Kysely<Tables>, before: number): Promise<number> => {
  const time = new Date(before).toISOString();
  for (let purged = 0; ; ) {
    const { numAffectedRows = 0n } = await sql`
      delete from change_event where id = any(array(select id from change_event where at < ${time}::timestamptz order by at limit ${BATCH}))`.execute(db);
    purged += Number(numAffectedRows);
    if (numAffectedRows < BATCH) return purged;
  }
};
