import { type Kysely, sql } from 'kysely';
import type { EntityRef } from '../../domain/events/entity-ref.ts';
import { toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { markRefreshes } from './mark-refreshes.ts';

/** Has records read again without an event. One that cannot be read is tried again as others are, and given up without a word. */
export const askRefreshes = async (db: Kysely<Tables>, refs: readonly EntityRef[], now: number): Promise<void> => {
  if (refs.length === 0) return;
  await sql`
    with wanted as (
      select distinct null::bigint as inbox_id, ${new Date(now).toISOString()}::timestamptz as at, ref.*
      from jsonb_to_recordset(${toStorableJson(refs)}::jsonb) as ref(source text, entity text, id text)
    ),
    ${markRefreshes}
    select 1 from marked limit 1`.execute(db);
};
