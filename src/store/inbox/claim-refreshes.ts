import { type Kysely, sql } from 'kysely';
import type { EntityRef } from '../../domain/events/entity-ref.ts';
import type { Tables } from '../tables.ts';

/** A reading somebody has promised; the numbers say of which events. */
export interface Claim extends EntityRef {
  readonly claim: number;
  readonly seq: number;
  /** Readings that failed in a row. */
  readonly tries: number;
  /** When the oldest event was received that waits for it, in milliseconds since the epoch; null: none does. */
  readonly oldestEventAt: number | null;
}

type ClaimRow = Omit<Claim, 'oldestEventAt'> & { readonly oldest: Date | null };

export interface ClaimRequest {
  /** At most so many of each source, those due longest first. */
  readonly slots: ReadonlyMap<string, number>;
  readonly now: number;
  /** When others may have them if nothing was heard of them, in milliseconds since the epoch. */
  readonly until: number;
}

/** Takes what is due. A row another worker is taking is passed over. */
export const claimRefreshes = async (db: Kysely<Tables>, { slots, now, until }: ClaimRequest): Promise<readonly Claim[]> => {
  const time = new Date(now).toISOString();
  const { rows } = await sql<ClaimRow>`
    with due as materialized (
      select due.* from unnest(${[...slots.keys()]}::text[], ${[...slots.values()]}::integer[]) as lane(source, slots), lateral (
        select refresh.source, refresh.entity, refresh.id from refresh
        where refresh.source = lane.source and due_at <= ${time}::timestamptz and (claimed_until is null or claimed_until <= ${time}::timestamptz)
        order by due_at limit lane.slots for update skip locked
      ) as due
    )
    update refresh set claim = claim + 1, claimed_until = ${new Date(until).toISOString()}::timestamptz, first_at = null, read_at = ${time}::timestamptz
    from due where refresh.source = due.source and refresh.entity = due.entity and refresh.id = due.id
    returning refresh.source, refresh.entity, refresh.id, refresh.claim, refresh.seq, refresh.tries,
      (select min(received_at) from inbox_wait as wait join inbox on inbox.id = wait.inbox_id
        where wait.source = refresh.source and wait.entity = refresh.entity and wait.id = refresh.id) as oldest`.execute(db);
  return rows.map(({ oldest, ...row }) => ({ ...row, oldestEventAt: oldest?.getTime() ?? null }));
};
