import { type Kysely, sql } from 'kysely';
import type { Receipt } from '../../domain/events/received-event.ts';
import { toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { markRefreshes } from './mark-refreshes.ts';
import type { InboxRow } from './to-inbox-row.ts';

/**
 * All or nothing, in one statement. An event that comes twice in a group is a duplicate the second time.
 * One that is known by its body alone may be a second change that looks like the first: it is not stored again, but a record that a reading has
 * begun for since the first is read once more.
 */
export const receiveEvents = async (db: Kysely<Tables>, events: readonly InboxRow[]): Promise<readonly Receipt[]> => {
  const { rows: stored } = await sql<{ index: number }>`
    with incoming as materialized (
      select nextval('inbox_id_seq') as id, row.* from jsonb_to_recordset(${toStorableJson(withoutRepeats(events))}::jsonb) as row(
        index integer, sender text, name text, event_key text, seen_key text, received_at timestamptz, forget_at timestamptz,
        headers jsonb, body text, refreshes jsonb, error text)
    ),
    fresh as (
      insert into inbox_seen (sender, key, seen_at, forget_at)
      select sender, seen_key, received_at, forget_at from incoming order by sender, seen_key
      on conflict (sender, key) do update set seen_at = excluded.seen_at, forget_at = excluded.forget_at where inbox_seen.forget_at <= excluded.seen_at
      returning sender, key
    ),
    stored as (
      insert into inbox (id, sender, name, event_key, received_at, headers, body, refreshes, waiting, state, error) overriding system value
      select id, sender, name, event_key, received_at, headers, decode(body, 'base64'), refreshes,
        case when error is null then jsonb_array_length(refreshes) else 0 end,
        case when error is not null then 'dead' when refreshes = '[]' then 'done' else 'new' end, error
      from incoming join fresh using (sender) where fresh.key = incoming.seen_key
      returning id, received_at, refreshes, state
    ),
    wanted as materialized (
      select stored.id as inbox_id, stored.received_at as at, ref.source, ref.entity, ref.id
      from stored cross join jsonb_to_recordset(stored.refreshes) as ref(source text, entity text, id text) where stored.state = 'new'
      union all
      select null::bigint, incoming.received_at, ref.source, ref.entity, ref.id
      from incoming join inbox_seen as seen on seen.sender = incoming.sender and seen.key = incoming.seen_key and seen.forget_at > incoming.received_at
        cross join jsonb_to_recordset(incoming.refreshes) as ref(source text, entity text, id text)
        join refresh on refresh.source = ref.source and refresh.entity = ref.entity and refresh.id = ref.id
      where incoming.event_key is null and incoming.error is null and refresh.read_at >= seen.seen_at
    ),
    ${markRefreshes}
    select index from incoming join fresh using (sender) where fresh.key = incoming.seen_key`.execute(db);
  const fresh = new Set(stored.map(({ index }) => index));
  return events.map((_, index) => (fresh.has(index) ? 'stored' : 'duplicate'));
};

const withoutRepeats = (events: readonly InboxRow[]) => {
  const seen = new Set<string>();
  return events.flatMap((event, index) => {
    const place = `${event.sender} ${event.seen_key}`;
    if (seen.has(place)) return [];
    seen.add(place);
    return [{ ...event, index }];
  });
};
