import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { toTime } from './delivery-row.ts';

/**
 * Dead deliveries are tried again from now on, all over. A write its source refused did not happen, so it gets another key; every other keeps its own,
 * so that what may have happened is never sent twice. A receiver that was gone is asked again. Answers which; those that are not dead are not among them.
 */
export const redriveDeliveries = async (db: Kysely<Tables>, ids: readonly string[], now: number): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    with redriven as (
      update delivery set state = 'waiting', tries = 0, next_at = ${toTime(now)}::timestamptz, finished_at = null, error = null,
        round = round + (exists (select 1 from write where write.id = delivery.write_id and write.state = 'rejected'))::integer
      where id = any(${ids}::uuid[]) and state = 'dead' returning id, target
    ),
    back as (delete from webhook_gone using redriven where webhook_gone.target = redriven.target)
    select id from redriven`.execute(db);
  return rows.map(({ id }) => id);
};

/** What is over since long is forgotten; answers how many. */
export const forgetDeliveries = async (db: Kysely<Tables>, before: number): Promise<number> => {
  const { numAffectedRows } = await sql`delete from delivery where created_at < ${toTime(before)}::timestamptz and state <> 'waiting'`.execute(db);
  return Number(numAffectedRows ?? 0);
};
