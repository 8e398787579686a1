import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { describe } from 'vitest';

/** Where a store of a test's own lives; `drop` removes it. It holds nothing yet; its tables are there when a run made templates (store-templates.ts). */
export interface StorePlace {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  drop(): Promise<void>;
}

const execute = promisify(execFile);

const SERVERS = ['postgres://postgres@127.0.0.1:5432/postgres', 'postgres://root@127.0.0.1:5432/postgres'];

const run = async (server: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: server, connectionTimeoutMillis: 1000 });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};

const findServer = async (): Promise<string | null> => {
  for (const server of SERVERS) {
    const answers = await run(server, 'select 1').then(
      () => true,
      () => false,
    );
    if (answers) return server;
  }
  return null;
};

/** Where a PostgreSQL answers; null: nowhere. */
export const server = await findServer();

const { version } = createRequire(import.meta.url)('../../node_modules/@electric-sql/pglite/package.json');
const EMPTY_DATABASE = join(tmpdir(), `busbar-empty-pglite-${version}`);

/** PGlite takes seconds to make a database and a moment to copy one; test files run at once, so the copy appears in one step. */
const makeEmptyDatabase = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'busbar-empty-'));
  await (await PGlite.create({ dataDir: join(folder, 'pg') })).close();
  await rename(join(folder, 'pg'), EMPTY_DATABASE).catch(() => {});
  await rm(folder, { recursive: true, force: true });
};

const emptyEmbeddedPlace = async (): Promise<StorePlace> => {
  if (!existsSync(EMPTY_DATABASE)) await makeEmptyDatabase();
  return copyOf(EMPTY_DATABASE);
};

const copyOf = async (database: string): Promise<StorePlace> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'busbar-store-'));
  // Node's own `cp` takes seven times as long for its thousand files.
  await execute('cp', ['-r', database, join(dataDir, 'pg')]);
  return { databaseUrl: null, dataDir, drop: () => rm(dataDir, { recursive: true, force: true }) };
};

export const embeddedPlace = (): Promise<StorePlace> => {
  const { TEMPLATE_FOLDER } = process.env;
  return TEMPLATE_FOLDER === undefined ? emptyEmbeddedPlace() : copyOf(join(TEMPLATE_FOLDER, 'pg'));
};

const emptyPostgresPlace = (): Promise<StorePlace> => createDatabase('template1');

const createDatabase = async (template: string): Promise<StorePlace> => {
  const on = server ?? 'none';
  const name = `busbar_test_${crypto.randomUUID().replaceAll('-', '')}`;
  await run(on, `create database ${name} template ${template}`);
  return { databaseUrl: Object.assign(new URL(on), { pathname: `/${name}` }).href, dataDir: '', drop: () => run(on, `drop database ${name} with (force)`) };
};

/** Without tables, for tests of what makes them. */
export const emptyPlaces = { embedded: emptyEmbeddedPlace, PostgreSQL: emptyPostgresPlace } as const;

/** A database of its own on the server that answers. */
export const postgresPlace = (): Promise<StorePlace> => createDatabase(process.env.TEMPLATE_DATABASE ?? 'template1');

/** On PostgreSQL where one answers, else embedded. */
export const quickestPlace = (): Promise<StorePlace> => (server === null ? embeddedPlace() : postgresPlace());

/** The same promises hold on the embedded store and on PostgreSQL; the latter is skipped where no server answers. */
export const onBothEngines = (title: string, tests: (openPlace: () => Promise<StorePlace>, engine: 'embedded' | 'PostgreSQL') => void): void => {
  describe(`${title}, embedded`, () => tests(embeddedPlace, 'embedded'));
  if (server === null)
    describe.skip(`${title}, PostgreSQL (no server answers on 127.0.0.1:5432 as postgres or root)`, () => tests(embeddedPlace, 'PostgreSQL'));
  else describe(`${title}, PostgreSQL`, () => tests(postgresPlace, 'PostgreSQL'));
};
