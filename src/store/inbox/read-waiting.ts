import { type Kysely, sql } from 'kysely';
import type { EntityRef } from '../../domain/events/entity-ref.ts';
import type { Tables } from '../tables.ts';

/** What was posted of a record. `receivedAt`: milliseconds since the epoch. */
export interface WaitingEvent {
  readonly receivedAt: number;
  readonly body: Uint8Array;
}

/** The events that wait for this record, newest first, at most `limit`. */
export const readWaiting = async (db: Kysely<Tables>, { source, entity, id }: EntityRef, limit: number): Promise<readonly WaitingEvent[]> => {
  const { rows } = await sql<{ receivedAt: Date; body: Uint8Array }>`
    select received_at as "receivedAt", body from inbox join inbox_wait as wait on wait.inbox_id = inbox.id
    where wait.source = ${source} and wait.entity = ${entity} and wait.id = ${id} order by received_at desc, inbox.id desc limit ${limit}`.execute(db);
  return rows.map(({ receivedAt, body }) => ({ receivedAt: receivedAt.getTime(), body }));
};
