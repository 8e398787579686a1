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

/** Written in the last so many milliseconds by the database's own clock, oldest first, at most `limit`. */
export const readEventsSince = async (db: Kysely<Tables>, withinMs: number, limit: number): Promise<readonly StoredEvent[]> => {
  const { rows } = await sql<StoredEvent>`
    select ${COLUMNS} from change_event where change_event.at > now() - make_interval(secs => ${withinMs / 1000}::float8) order by change_event.at, change_event.id limit ${limit}`.execute(
    db,
  );
  return rows;
};
