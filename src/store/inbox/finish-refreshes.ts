import { type Kysely, sql } from 'kysely';
import { toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';
import type { Claim } from './claim-refreshes.ts';

/** Records that were read: their events are done. One that had events meanwhile stays due; one that another worker claimed meanwhile is his. */
export const finishRefreshes = async (db: Kysely<Tables>, claims: readonly Claim[]): Promise<void> => {
  if (claims.length === 0) return;
  await sql`
    with read as (select * from jsonb_to_recordset(${toStorableJson(claims)}::jsonb) as row(source text, entity text, id text, claim integer, seq integer)),
    held as materialized (
      select source, entity, id, read.seq from refresh join read using (source, entity, id)
      where refresh.claim = read.claim and claimed_until is not null order by source, entity, id for update of refresh
    ),
    rested as (
      update refresh set claimed_until = null, tries = 0, error = null, due_at = case when refresh.seq = held.seq then null else due_at end
      from held where refresh.source = held.source and refresh.entity = held.entity and refresh.id = held.id
    ),
    covered as (
      delete from inbox_wait using held
      where inbox_wait.source = held.source and inbox_wait.entity = held.entity and inbox_wait.id = held.id and inbox_wait.seq <= held.seq
      returning inbox_id
    ),
    events as materialized (
      select inbox.id, covered.count from inbox join (select inbox_id, count(*)::integer from covered group by inbox_id) as covered on inbox.id = covered.inbox_id
      order by inbox.id for update of inbox
    )
    update inbox set waiting = waiting - events.count, state = case when state = 'new' and waiting = events.count then 'done' else state end
    from events where inbox.id = events.id`.execute(db);
};
