import { type Kysely, sql } from 'kysely';
import type { JsonObject } from '../../domain/json.ts';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { toTime } from './write-row.ts';

/** What somebody wanted to be of a thing. */
export interface WantedEffect {
  readonly owner: string;
  /** What it was asked of. */
  readonly entityId: string;
  /** What was written. */
  readonly resultId: string | null;
  readonly after: JsonObject;
}

/** What these owners wrote to these things since then, or are writing. */
export const writesTo = async (
  db: Kysely<Tables>,
  { owners, entityIds, since }: { readonly owners: readonly string[]; readonly entityIds: readonly string[]; readonly since: number },
): Promise<readonly WantedEffect[]> => {
  const ids = entityIds.map(storableText);
  const { rows } = await sql<WantedEffect>`
    select owner, entity_id as "entityId", result_id as "resultId", after from write
    where owner = any(${owners}::text[]) and created_at >= ${toTime(since)}::timestamptz and state in ('pending', 'done', 'unknown')
      and (entity_id = any(${ids}::text[]) or result_id = any(${ids}::text[]))`.execute(db);
  return rows;
};
