import type { Pool } from 'pg';

/** read_only_sql_transaction (postgresql.org, appendix A). */
const READ_ONLY = '25006';

/**
 * A connection that was opened while the database took no writes (its disk was nearly full, a standby took over) would go on refusing them when the
 * database takes them again: it is closed, and the next one knows.
 */
export const leaveReadOnly = (pool: Pool): void => {
  pool.on('connect', (client) => {
    const query = client.query.bind(client);
    const watched = (text: string, values?: unknown[]) =>
      query(text, values).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === READ_ONLY) void client.end();
        throw error;
      });
    Object.defineProperty(client, 'query', { value: watched });
  });
};
