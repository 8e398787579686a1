import { type Kysely, sql } from 'kysely';
import { toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';
import type { Claim } from './claim-refreshes.ts';

export interface Failed extends Claim {
  /** For operators: nothing of the source's text, nothing personal. */
  readonly error: string;
  /** Milliseconds since the epoch. A new event brings the next reading forward. */
  readonly retryAt: number;
  /** Events that have waited since then or longer are dead. */
  readonly giveUpBefore: number;
  /** false: this was no failure of the record, so it does not make the next wait longer. */
  readonly counts: boolean;
}

/** Records that could not be read. They are tried again as long as anything about them was heard after `giveUpBefore`. */
export const failRefreshes = async (db: Kysely<Tables>, failed: readonly Failed[]): Promise<void> => {
  if (failed.length === 0) return;
  await sql`
    with failed as (
      select * from jsonb_to_recordset(${toStorableJson(failed.map(toRow))}::jsonb)
        as row(source text, entity text, id text, claim integer, seq integer, error text, retry_at timestamptz, give_up timestamptz, counts boolean)
    ),
    held as materialized (
      select source, entity, id, failed.seq, failed.error, retry_at, give_up, refresh.tries + counts::integer as tries, last_at > give_up as is_awaited
      from refresh join failed using (source, entity, id)
      where refresh.claim = failed.claim and claimed_until is not null order by source, entity, id for update of refresh
    ),
    put_off as (
      update refresh set claimed_until = null, error = held.error, tries = case when first_at is null and not is_awaited then 0 else held.tries end,
        due_at = case when first_at is not null then least(due_at, retry_at) when is_awaited then retry_at end
      from held where refresh.source = held.source and refresh.entity = held.entity and refresh.id = held.id
    ),
    given_up as (
      delete from inbox_wait using held
      where inbox_wait.source = held.source and inbox_wait.entity = held.entity and inbox_wait.id = held.id
        and inbox_wait.seq <= held.seq and inbox_wait.since <= give_up
      returning inbox_id, held.error, held.tries
    ),
    events as materialized (
      select inbox.id, given_up.count, given_up.error, given_up.tries
      from inbox join (select inbox_id, count(*)::integer, min(error) as error, max(tries) as tries from given_up group by inbox_id) as given_up
        on inbox.id = given_up.inbox_id
      order by inbox.id for update of inbox
    )
    update inbox set waiting = waiting - events.count, state = 'dead', error = events.error, tries = events.tries
    from events where inbox.id = events.id`.execute(db);
};

const toRow = ({ retryAt, giveUpBefore, ...failed }: Failed) => ({
  ...failed,
  retry_at: new Date(retryAt).toISOString(),
  give_up: new Date(giveUpBefore).toISOString(),
});
