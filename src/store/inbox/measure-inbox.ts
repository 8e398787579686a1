import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

export interface InboxFigures {
  /** Events whose records were not all read again. */
  readonly waiting: number;
  readonly dead: number;
  /** When the oldest of those that wait was received, in milliseconds since the epoch. */
  readonly oldestWaitingAt: number | null;
}

export const measureInbox = async (db: Kysely<Tables>): Promise<InboxFigures> => {
  const { rows } = await sql<{ waiting: number; dead: number; oldest: Date | null }>`
    select (select count(*)::integer from inbox where state = 'new') as waiting, (select count(*)::integer from inbox where state = 'dead') as dead,
      (select received_at from inbox where state = 'new' order by id limit 1) as oldest`.execute(db);
  const { waiting = 0, dead = 0, oldest = null } = rows[0] ?? {};
  return { waiting, dead, oldestWaitingAt: oldest?.getTime() ?? null };
};
