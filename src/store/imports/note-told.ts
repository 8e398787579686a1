import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { customerIdOf, type Telling, type TellingContext, type Told, type ToldKey, tableOf } from './told.ts';

/** Notes what Enneo is about to be told, or what it has been told. */
export const noteTold = async (
  db: Kysely<Tables>,
  state: 'sending' | 'sent',
  tellings: readonly Telling[],
  { entity, mapping, at }: TellingContext,
): Promise<void> => {
  if (tellings.length === 0) return;
  const sentAt = new Date(at);
  await db
    .insertInto('import_state')
    .values(
      tellings.map(({ id, source, contentHash, recordVersion, customerId }) => ({
        ...{ id, source, entity, state, mapping, sent_at: sentAt },
        ...{ content_hash: contentHash, record_version: recordVersion, customer_id: customerId },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['id', 'source', 'entity']).doUpdateSet(({ ref }) => ({
        ...{ state: ref('excluded.state'), mapping: ref('excluded.mapping'), sent_at: ref('excluded.sent_at') },
        ...{ content_hash: ref('excluded.content_hash'), record_version: ref('excluded.record_version'), customer_id: ref('excluded.customer_id') },
      })),
    )
    .execute();
};

/** Notes that Enneo is about to be told to remove it. */
export const noteRemoving = async (db: Kysely<Tables>, { id, source }: ToldKey, entity: Told): Promise<void> => {
  await db.updateTable('import_state').set({ state: 'removing' }).where('id', '=', id).where('source', '=', source).where('entity', '=', entity).execute();
};

export const forgetTold = async (db: Kysely<Tables>, { id, source }: ToldKey, entity: Told): Promise<void> => {
  await db.deleteFrom('import_state').where('id', '=', id).where('source', '=', source).where('entity', '=', entity).execute();
};

/** Counts everything that is there as told. */
export const noteAllTold = async (db: Kysely<Tables>, { entity, mapping, at }: TellingContext): Promise<void> => {
  await sql`
    insert into import_state (id, source, entity, content_hash, record_version, mapping, customer_id, state, sent_at)
    select id, source, ${entity}, version, version, ${mapping}, ${sql.raw(customerIdOf(entity))}, 'sent', ${new Date(at).toISOString()}::timestamptz
    from ${sql.table(tableOf(entity))} where deleted_at is null
    on conflict do nothing`.execute(db);
};

/** Whether Enneo was ever told anything. */
export const hasTold = async (db: Kysely<Tables>, entity: Told): Promise<boolean> => {
  const { rows } = await sql`select from import_state where entity = ${entity} limit 1`.execute(db);
  return rows.length > 0;
};
