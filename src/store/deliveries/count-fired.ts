import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { toTime } from './delivery-row.ts';

export interface Fired {
  readonly ruleId: string;
  readonly subject: string;
  readonly count: number;
}

/** How often rules wrote because of something of these subjects since then. */
export const countFired = async (db: Kysely<Tables>, subjects: readonly string[], since: number): Promise<readonly Fired[]> => {
  const { rows } = await sql<Fired>`
    select rule_id as "ruleId", subject, count(*)::integer as count from delivery
    where subject = any(${subjects}::text[]) and kind = 'write' and created_at >= ${toTime(since)}::timestamptz and rule_id in (select rule_id from rule_since)
    group by 1, 2`.execute(db);
  return rows;
};
