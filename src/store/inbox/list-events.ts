import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { EntityRef } from '../../domain/events/entity-ref.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Tables } from '../tables.ts';

/** new: not everything it is about was read again. dead: given up, for a person to look at. */
export const EVENT_STATES = ['new', 'done', 'dead'] as const;
export type EventState = (typeof EVENT_STATES)[number];

/** An event as the inbox keeps it. */
export interface InboxEvent {
  readonly id: string;
  readonly sender: string;
  readonly name: string | null;
  readonly key: string | null;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly state: EventState;
  readonly refreshes: readonly EntityRef[];
  /** Readings that failed. */
  readonly tries: number;
  /** Why it is dead, or why the last try failed. */
  readonly error: string | null;
}

/** With what was posted, which may be personal. */
export interface WholeEvent extends InboxEvent {
  readonly headers: JsonObject;
  readonly body: Uint8Array;
}

export interface EventQuery {
  /** null: all. */
  readonly state: EventState | null;
  /** The id of the last event of the page before; null: the first page. */
  readonly after: string | null;
  readonly limit: number;
}

type EventRow<T> = Omit<T, 'receivedAt'> & { readonly receivedAt: Date };

const COLUMNS = sql.raw(`inbox.id::text as id, sender, name, event_key as key, received_at as "receivedAt", state, refreshes,
  coalesce(pending.tries, inbox.tries) as tries, coalesce(inbox.error, pending.error) as error`);

/** How the readings fare that an event waits for. */
const PENDING = sql.raw(`left join lateral (
  select max(refresh.tries) as tries, max(refresh.error) as error
  from inbox_wait join refresh using (source, entity, id) where inbox_wait.inbox_id = inbox.id
) as pending on true`);

const toEvent = <T extends InboxEvent>({ receivedAt, ...row }: EventRow<T>) => ({ ...row, receivedAt: receivedAt.getTime() });

/** Newest first. */
export const listEvents = async (db: Kysely<Tables>, { state, after, limit }: EventQuery): Promise<readonly InboxEvent[]> => {
  const { rows } = await sql<EventRow<InboxEvent>>`
    select ${COLUMNS} from inbox ${PENDING}
    where ${isIn(state)} and (${after}::bigint is null or inbox.id < ${after}::bigint) order by inbox.id desc limit ${limit}`.execute(db);
  return rows.map(toEvent);
};

export const countEvents = async (db: Kysely<Tables>, state: EventState | null): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from inbox where ${isIn(state)}`.execute(db);
  return rows[0]?.count ?? 0;
};

const isIn = (state: EventState | null): RawBuilder<boolean> => (state === null ? sql`true` : sql`state = ${state}`);

/** null: there is none with that id. */
export const readEvent = async (db: Kysely<Tables>, id: string): Promise<WholeEvent | null> => {
  const { rows } = await sql<EventRow<WholeEvent>>`select ${COLUMNS}, headers, body from inbox ${PENDING} where inbox.id = ${id}::bigint`.execute(db);
  return rows.map(toEvent)[0] ?? null;
};
