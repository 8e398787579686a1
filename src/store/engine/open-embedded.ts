import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PGliteDialect } from 'kysely';
import { lockFolder } from '../lock/lock-folder.ts';
import { createLocksHere } from '../lock/lock-task-here.ts';
import type { Tables } from '../tables.ts';
import type { Engine } from './engine.ts';
import { PLANNING } from './planning.ts';
import { openReviving, type RevivingPglite } from './reviving-pglite.ts';

/**
 * PGlite in `<dataDir>/pg`, one process per folder: a second one gets `StoreLocked`.
 * It runs in this process on one connection, so statements queue, a transaction must not use `writes` or `reads` inside, and no timeout can cut a statement off.
 */
export const openEmbedded = async (dataDir: string): Promise<Engine> => {
  await makeWritable(dataDir);
  const unlock = await lockFolder(dataDir);
  try {
    const pglite = await openReviving(join(dataDir, 'pg'), PLANNING);
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
    return {
      promise: `embedded store in ${dataDir}: what was acknowledged survives a killed process, not a power cut; one process at a time`,
      writes: db,
      routine: db,
      reads: db,
      lookups: db,
      // Through Kysely, so that it comes between no transaction and its statements.
      executeSql: (text, values = []) => db.connection().execute(() => run(pglite, text, values)),
      lockTask: createLocksHere(Date.now),
      listen: pglite.listen,
      close: async () => {
        await db.destroy();
        if (!pglite.closed) await pglite.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
};

const makeWritable = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw new Error(`The folder ${folder} cannot be made or written. Give DATA_DIR a folder this user may write, or share a PostgreSQL through DATABASE_URL.`, {
      cause,
    });
  }
};

/** `query` takes one statement, `exec` no values. A failed script leaves its transaction open, which here is everyone's. */
const run = async (pglite: RevivingPglite, text: string, values: unknown[]): Promise<{ rows: unknown[] }> => {
  if (values.length > 0) return pglite.query(text, values);
  try {
    return { rows: (await pglite.exec(text)).flatMap(({ rows }) => rows) };
  } catch (error) {
    await pglite.exec('rollback');
    throw error;
  }
};
