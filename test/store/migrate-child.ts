import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { openEmbedded } from '../../src/store/engine/open-embedded.ts';
import { openPostgres } from '../../src/store/engine/open-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/migrations.ts';
import { SILENT } from '../../src/store/store-log.ts';

/** Run by tests: migrates up to the middle of one more migration, says so, and waits to be killed. */
const [, , databaseUrl = '', dataDir = ''] = process.argv;
const engine = databaseUrl === '' ? await openEmbedded(dataDir) : await openPostgres(databaseUrl, SILENT);

const neverEnding: Migration = {
  up: async (db) => {
    await sql`create table half (id integer)`.execute(db);
    process.stdout.write('in the middle\n');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  },
};
await migrate(engine.writes, SILENT, { ...MIGRATIONS, '9999-half': neverEnding });
