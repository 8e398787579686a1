import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import type { StorePlace } from './on-both-engines.ts';

/** Changes a store behind its back. Of the embedded one nobody else may have it open. */
export const runSql = async ({ databaseUrl, dataDir }: StorePlace, ...statements: readonly string[]): Promise<void> => {
  if (databaseUrl === null) {
    const pglite = await PGlite.create({ dataDir: join(dataDir, 'pg') });
    await pglite.exec(statements.join(';'));
    await pglite.close();
    return;
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(statements.join(';')).finally(() => client.end());
};

/** On PostgreSQL. */
export const querySql = async <T extends object>({ databaseUrl }: StorePlace, statement: string): Promise<readonly T[]> => {
  const client = new Client({ connectionString: databaseUrl ?? undefined });
  await client.connect();
  const { rows } = await client.query<T>(statement).finally(() => client.end());
  return rows;
};
