import { Pool, type PoolConfig } from 'pg';
import type { StoreLog } from '../store-log.ts';

const CONNECT_TIMEOUT_MS = 5000;

/**
 * Connections to PostgreSQL that may be lost at any time: idle, within a statement or between two of a transaction.
 * The next statement on a lost one fails, and the pool opens another.
 */
export const createPool = (databaseUrl: string, config: PoolConfig, log: StoreLog): Pool => {
  const pool = new Pool({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, ...config });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost; the next statement opens another'));
  // pg-pool listens while a connection is idle only; between two statements of a transaction nobody would, and the process would end.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};
