import { type Kysely, sql } from 'kysely';
import { NOTHING, type SyncTally } from '../domain/sync-report.ts';
import type { Tables } from './tables.ts';

/** How far a run has copied an entity of a source. Times are milliseconds since the epoch. */
export interface SyncState {
  readonly source: string;
  readonly entity: string;
  /** Names the run, so that a new one starts at the first page. */
  readonly run: string;
  /** The page to go on with; null at the start, and at the end when `isComplete`. */
  readonly cursor: string | null;
  /** Records copied so far. */
  readonly done: number;
  readonly isComplete: boolean;
  /** Nothing was complete before this run. */
  readonly isFirst: boolean;
  /** It reads every record again. */
  readonly isWhole: boolean;
  /** What it did so far. */
  readonly tally: SyncTally;
  readonly startedAt: number;
  readonly updatedAt: number;
}

export const readSyncState = async (db: Kysely<Tables>, source: string, entity: string): Promise<SyncState | null> => {
  const row = await db.selectFrom('sync_state').selectAll().where('source', '=', source).where('entity', '=', entity).executeTakeFirst();
  if (row === undefined) return null;
  const { run, cursor, done, is_complete, is_first, is_whole, tally, started_at, updated_at } = row;
  const flags = { isComplete: is_complete, isFirst: is_first, isWhole: is_whole };
  return { source, entity, run, cursor, done, ...flags, tally: { ...NOTHING, ...tally }, startedAt: started_at.getTime(), updatedAt: updated_at.getTime() };
};

export const saveSyncState = async (db: Kysely<Tables>, state: SyncState): Promise<void> => {
  const { source, entity, run, cursor, done, isComplete, isFirst, isWhole, tally, startedAt, updatedAt } = state;
  const flags = { is_complete: isComplete, is_first: isFirst, is_whole: isWhole };
  const values = { run, cursor, done, ...flags, tally: JSON.stringify(tally), started_at: new Date(startedAt), updated_at: new Date(updatedAt) };
  await db
    .insertInto('sync_state')
    .values({ source, entity, ...values })
    .onConflict((conflict) => conflict.columns(['source', 'entity']).doUpdateSet(values))
    .execute();
};

/** Whether a run has copied the entity from its first page to its last, of every source that has it. */
export const wasCopied = async (db: Kysely<Tables>, entity: string): Promise<boolean> => {
  const { rows } = await sql<{ copied: boolean | null }>`
    select bool_and(is_complete or not is_first) as copied from sync_state where entity = ${entity}`.execute(db);
  return rows[0]?.copied === true;
};
