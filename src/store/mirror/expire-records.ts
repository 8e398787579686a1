import { type Kysely, sql } from 'kysely';
import type { Entity } from '../../domain/entity.ts';
import { publishChange } from '../changes.ts';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';

/**
 * These were changed at their source at `at`: until they are read anew their rows serve only while it does not answer, and nothing any instance keeps of
 * them or their owners' lists is young.
 */
export const expireRecords = async (
  db: Kysely<Tables>,
  entity: Entity,
  source: string,
  ids: readonly string[],
  { owners, at }: { readonly owners: readonly string[]; readonly at: number },
): Promise<void> => {
  await sql`update ${sql.table(entity)} set fetched_at = 'epoch' where id = any(${ids.map(storableText)}::text[]) and source = ${source} and deleted_at is null`.execute(
    db,
  );
  await publishChange(db, { entity, ids, owners, at });
};
