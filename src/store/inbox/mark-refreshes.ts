import { sql } from 'kysely';

/**
 * When a record is read after events (milliseconds): one event alone soon, a burst once it is quiet, and never later than `LONGEST` after the
 * first. A record that was read a moment ago is in a burst, so that changes a second apart are two reads and not five.
 */
const ALONE_MS = 600;
const QUIET_MS = 2000;
const LONGEST_MS = 10_000;
const RECENT_MS = 5000;

const ms = (value: number) => sql.raw(`interval '${value} milliseconds'`);

/**
 * The part of a statement that notes what must be read again; `wanted` says which event (`inbox_id`; null: no event does) wants which record, and since when (`at`).
 * Rows are taken in one order by everybody who takes several, so that nobody waits in a circle. The new `seq` is given under the lock of the
 * record's row: a reading that claims it has seen all events up to it, in whatever order transactions end.
 */
export const markRefreshes = sql`
  marked as (
    insert into refresh (source, entity, id, first_at, last_at, due_at)
    select source, entity, id, min(at), max(at),
      case when count(*) = 1 then min(at) + ${ms(ALONE_MS)} else least(max(at) + ${ms(QUIET_MS)}, min(at) + ${ms(LONGEST_MS)}) end
    from wanted group by source, entity, id order by source, entity, id
    on conflict (source, entity, id) do update set
      seq = refresh.seq + 1,
      first_at = coalesce(refresh.first_at, excluded.first_at),
      last_at = greatest(refresh.last_at, excluded.last_at),
      due_at = case
        when refresh.first_at is null and (refresh.read_at is null or refresh.read_at <= excluded.first_at - ${ms(RECENT_MS)}) then excluded.due_at
        else least(greatest(refresh.last_at, excluded.last_at) + ${ms(QUIET_MS)}, coalesce(refresh.first_at, excluded.first_at) + ${ms(LONGEST_MS)})
      end
    returning source, entity, id, seq
  ),
  waits as (
    insert into inbox_wait (source, entity, id, inbox_id, seq, since)
    select source, entity, id, inbox_id, seq, at from wanted join marked using (source, entity, id) where inbox_id is not null
    on conflict (source, entity, id, inbox_id) do update set seq = excluded.seq, since = excluded.since
  )`;
