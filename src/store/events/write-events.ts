import { type Kysely, sql } from 'kysely';
import type { ChangeEvent } from '../../domain/events/change-event.ts';
import { splitPayload } from '../payload.ts';
import { toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { CHANNEL } from './channel.ts';

/** Tells of what happened, with the commit of the transaction this is called in. */
export const writeEvents = async (db: Kysely<Tables>, events: readonly ChangeEvent[]): Promise<void> => {
  if (events.length === 0) return;
  const { rows } = await sql<{ id: string; at: number }>`
    insert into change_event (type, entity, entity_id, source, install_id, contract_id, customer_id, details)
    select type, entity, "entityId", source, "installId", "contractId", "customerId", details
    from jsonb_to_recordset(${toStorableJson(events)}::jsonb) as event(type text, entity text, "entityId" text, source text,
      "installId" text, "contractId" text, "customerId" text, details jsonb)
    returning id::text, (extract(epoch from at) * 1000)::float8 as at`.execute(db);
  const messages = splitPayload(
    rows.map(({ id }) => id),
    (ids) => ({ ids, at: rows[0]?.at }),
  );
  await sql`select pg_notify(${CHANNEL}, message) from unnest(${messages}::text[]) as message`.execute(db);
};
