import { type Kysely, sql } from 'kysely';
import type { EntityRef } from '../../domain/events/entity-ref.ts';
import { toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';

/** What waits for its next try is tried now; what nothing waits for is left alone. */
export const wakeRefreshes = async (db: Kysely<Tables>, refs: readonly EntityRef[], now: number): Promise<void> => {
  const time = new Date(now).toISOString();
  await sql`
    with sleeping as (
      select source, entity, id from refresh join jsonb_to_recordset(${toStorableJson(refs)}::jsonb) as ref(source text, entity text, id text) using (source, entity, id)
      where due_at > ${time}::timestamptz order by source, entity, id for update of refresh
    )
    update refresh set due_at = ${time}::timestamptz from sleeping
    where refresh.source = sleeping.source and refresh.entity = sleeping.entity and refresh.id = sleeping.id`.execute(db);
};
