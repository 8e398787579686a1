import { type Kysely, sql } from 'kysely';
import type { ChangeEvent } from '../../domain/events/change-event.ts';
import type { Tables } from '../tables.ts';

/** An event as it is kept. */
export type StoredEvent = ChangeEvent & {
  /** Ids become visible in any order. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
};

const COLUMNS = sql.raw(`id::text, (extract(epoch from at) * 1000)::float8 as at, type, entity, entity_id as "entityId", source,
  install_id as "installId", contract_id as "contractId", customer_id as "customerId", details`);

/** In the order they were written; those that were purged meanwhile are absent. */
export const readEvents = async (db: Kysely<Tables>, ids: readonly string[]): Promise<readonly StoredEvent[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<StoredEvent>`select ${COLUMNS} from change_event where id = any(${ids}::bigint[]) order by change_event.id`.execute(db);
  return rows;
};

export interface EventsSince {
  /** Milliseconds since the epoch, by the database's clock. */
  readonly since: number;
  /** The last id of the page before; `0`: the first page. */
  readonly after: string;
  readonly limit: number;
}

/** Those written since then, in the order of their ids. */
export const readEventsSince = async (db: Kysely<Tables>, { since, after, limit }: EventsSince): Promise<readonly StoredEvent[]> => {
  const { rows } = await sql<StoredEvent>`
    select ${COLUMNS} from change_event
    where change_event.at >= ${new Date(since).toISOString()}::timestamptz and change_event.id > ${after}::bigint order by change_event.id limit ${limit}`.execute(
    db,
  );
  return rows;
};

/** The database's clock, in milliseconds since the epoch. */
export const readClock = async (db: Kysely<Tables>): Promise<number> => {
  const { rows } = await sql<{ now: number }>`select (extract(epoch from now()) * 1000)::float8 as now`.execute(db);
  return rows[0]?.now ?? 0;
};
