import { type Kysely, sql } from 'kysely';
import { NOTHING, type SyncReport } from '../domain/sync-report.ts';
import type { Tables } from './tables.ts';

/** More than a year of nights. */
const KEPT = 500;

export const saveSyncReport = async (db: Kysely<Tables>, { startedAt, endedAt, entities, links }: SyncReport): Promise<void> => {
  const values = { started_at: new Date(startedAt), ended_at: new Date(endedAt), entities: JSON.stringify(entities), links: JSON.stringify(links) };
  await db.insertInto('sync_report').values(values).execute();
  await sql`delete from sync_report where id <= (select id from sync_report order by id desc offset ${KEPT} limit 1)`.execute(db);
};

/** Newest first. */
export const readSyncReports = async (db: Kysely<Tables>, limit: number): Promise<readonly SyncReport[]> => {
  const rows = await db.selectFrom('sync_report').selectAll().orderBy('id', 'desc').limit(limit).execute();
  return rows.map(({ started_at, ended_at, entities, links }) => ({
    startedAt: started_at.getTime(),
    endedAt: ended_at.getTime(),
    entities: entities.map((one) => ({ ...NOTHING, ...one })),
    links,
  }));
};
