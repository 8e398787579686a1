import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { markRefreshes } from './mark-refreshes.ts';

/** Dead events work again, as if they had just come. Answers which: those that are not dead, and those nobody can tell what they are about, are not among them. */
export const redriveEvents = async (db: Kysely<Tables>, ids: readonly string[], now: number): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    with dead as materialized (
      select id, refreshes from inbox where id = any(${ids}::bigint[]) and state = 'dead' and refreshes <> '[]' order by id for update
    ),
    wanted as materialized (
      select dead.id as inbox_id, ${new Date(now).toISOString()}::timestamptz as at, ref.source, ref.entity, ref.id
      from dead cross join jsonb_to_recordset(dead.refreshes) as ref(source text, entity text, id text)
    ),
    ${markRefreshes}
    update inbox set state = 'new', error = null, tries = 0, waiting = jsonb_array_length(inbox.refreshes)
    from dead where inbox.id = dead.id
    returning inbox.id::text as id`.execute(db);
  return rows.map(({ id }) => id);
};
