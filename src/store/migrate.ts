import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { MIGRATIONS } from './migrations/migrations.ts';
import type { StoreLog } from './store-log.ts';
import type { Tables } from './tables.ts';

/**
 * Brings the schema up to date, all or nothing: the migrations run in one transaction, one process at a time, so that
 * one killed in the middle leaves nothing behind.
 */
export const migrate = async (db: Kysely<Tables>, log: StoreLog, migrations: Readonly<Record<string, Migration>> = MIGRATIONS): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The store could not be brought to the schema of this version; nothing was changed', { cause: error });
  if (results.length > 0) log.info({ migrations: results.map(({ migrationName }) => migrationName) }, 'store migrated');
};
