import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool, PoolConfig, QueryResult } from 'pg';
import { createLocksOnPostgres } from '../lock/lock-task-on-postgres.ts';
import type { StoreLog } from '../store-log.ts';
import type { Tables } from '../tables.ts';
import { createPool } from './create-pool.ts';
import { type Engine, type ExecuteSql, READ_TIMEOUT_MS } from './engine.ts';
import { leaveReadOnly } from './leave-read-only.ts';
import { createListeners } from './listen-postgres.ts';
import { PLANNED_ONCE, PLANNING, WRITING } from './planning.ts';
import { prepareStatements } from './prepare-statements.ts';

const LOOKERS = 8;
const READERS = 4;
const WRITERS = 4;
const ROUTINE_WRITERS = 6;
const FOREIGN = 3;

const READING = `set statement_timeout = ${READ_TIMEOUT_MS}; set default_transaction_read_only = on`;

/** A PostgreSQL server. Readers have connections of their own, so that a first fill never makes them wait. */
export const openPostgres = async (databaseUrl: string, log: StoreLog): Promise<Engine> => {
  const open = (options: PoolConfig, settings: string, prepare: (pool: Pool) => void = () => undefined): Kysely<Tables> => {
    const pool = createPool(databaseUrl, { application_name: 'busbar', ...options }, log);
    prepare(pool);
    const onCreateConnection = async (connection: DatabaseConnection): Promise<void> => void (await connection.executeQuery(CompiledQuery.raw(settings)));
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool, onCreateConnection }) });
  };
  const writes = open({ max: WRITERS }, WRITING, leaveReadOnly);
  const routine = open({ max: ROUTINE_WRITERS }, `${WRITING}; ${PLANNED_ONCE}`, (pool) => {
    prepareStatements(pool);
    leaveReadOnly(pool);
  });
  const reads = open({ max: READERS }, `${PLANNING}; ${READING}`);
  // They stay open: a new connection plans everything anew, and somebody waits for it.
  const lookups = open({ max: LOOKERS, idleTimeoutMillis: 0 }, `${PLANNING}; ${PLANNED_ONCE}; ${READING}`, prepareStatements);
  // Both are known to Kysely from now on: what was never used it would not close.
  await Promise.all([writes, routine].map(assertReachable));
  const foreign = openForeign(databaseUrl, log);
  const listeners = createListeners(databaseUrl, log);
  return {
    promise: `PostgreSQL: what was acknowledged survives a power cut as the server's fsync setting says; reads end after ${READ_TIMEOUT_MS / 1000} s`,
    writes,
    routine,
    reads,
    lookups,
    executeSql: foreign.executeSql,
    lockTask: createLocksOnPostgres(databaseUrl),
    listen: listeners.listen,
    close: async () => {
      await Promise.all([listeners.close(), foreign.close(), ...[writes, routine, reads, lookups].map((db) => db.destroy())]);
    },
  };
};

const assertReachable = async (db: Kysely<Tables>): Promise<void> => {
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await db.destroy();
    throw new Error('The database of DATABASE_URL does not let us in. Check that the server runs and that address, user and password are right.', {
      cause: error,
    });
  }
};

/** Connections of their own, since ours plan for our tables alone; none is opened before the first statement. */
const openForeign = (databaseUrl: string, log: StoreLog): { readonly executeSql: ExecuteSql; close(): Promise<void> } => {
  const pool = createPool(databaseUrl, { max: FOREIGN, application_name: 'busbar timetable' }, log);
  const executeSql: ExecuteSql = async (text, values) => {
    const results: QueryResult | readonly QueryResult[] = await pool.query(text, values);
    return { rows: [results].flat().flatMap(({ rows }) => rows) };
  };
  return { executeSql, close: async () => void (pool.ending || (await pool.end())) };
};
