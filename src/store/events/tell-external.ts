import { type Kysely, sql } from 'kysely';
import type { EventOf } from '../../domain/events/change-event.ts';
import type { Tables } from '../tables.ts';
import { writeEvents } from './write-events.ts';

/** Tells it, once for each id of its sender; false: it was told before. For one transaction of its own. */
export const tellExternal = async (db: Kysely<Tables>, event: EventOf<'EXTERNAL'>): Promise<boolean> => {
  const { source, entityId } = event;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`busbar external ${source} ${entityId}`}, 0))`.execute(db);
  const { rows } = await sql`select 1 from change_event where type = 'EXTERNAL' and source = ${source} and entity_id = ${entityId}`.execute(db);
  if (rows.length === 0) await writeEvents(db, [event]);
  return rows.length === 0;
};
