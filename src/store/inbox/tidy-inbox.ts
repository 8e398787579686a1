import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

const KEPT_MS = 30 * 24 * 3_600_000;
/** As long as it matters when a record was read last. */
const REST_MS = 60_000;

/** Removes events done and received more than 30 days ago, keys nobody has to remember, and records at rest; of each at most `limit`. Answers how many in all. */
export const tidyInbox = async (db: Kysely<Tables>, now: number, limit: number): Promise<number> => {
  const before = (age: number) => sql`${new Date(now - age).toISOString()}::timestamptz`;
  const { rows } = await sql<{ count: number }>`
    with events as (
      delete from inbox where id = any(array(
        select id from inbox where state = 'done' and received_at < ${before(KEPT_MS)} order by received_at limit ${limit} for update skip locked)) returning 1
    ),
    keys as (
      delete from inbox_seen using (
        select sender, key from inbox_seen where forget_at <= ${before(0)} order by forget_at limit ${limit} for update skip locked) as old
      where inbox_seen.sender = old.sender and inbox_seen.key = old.key returning 1
    ),
    rests as (
      delete from refresh using (
        select source, entity, id from refresh where due_at is null and last_at < ${before(REST_MS)} and read_at < ${before(REST_MS)}
        order by last_at limit ${limit} for update skip locked) as old
      where refresh.source = old.source and refresh.entity = old.entity and refresh.id = old.id returning 1
    )
    select ((select count(*) from events) + (select count(*) from keys) + (select count(*) from rests))::integer as count`.execute(db);
  return rows[0]?.count ?? 0;
};
