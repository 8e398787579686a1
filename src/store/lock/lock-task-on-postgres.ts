import { Client } from 'pg';
import { AlreadyRunning } from './already-running.ts';
import { type LockTask, ownName } from './task-lock.ts';

const KEY = `hashtextextended('busbar ' || $1, 0)`;

/** A host that vanished without a word loses its locks after 25 s. */
const KEEPALIVE = 'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3';

/** Of a bigint key the server shows two halves (postgresql.org, pg_locks). */
const HOLDER = `
  select application_name as who, extract(epoch from backend_start)::double precision * 1000 as since from pg_locks join pg_stat_activity using (pid)
  where locktype = 'advisory' and granted and objsubid = 1 and (classid::bigint << 32 | objid::bigint) = ${KEY}
    and database = (select oid from pg_database where datname = current_database())`;

/** An advisory lock on a connection of its own: the server gives it back with the connection, however that ends. */
export const createLocksOnPostgres =
  (databaseUrl: string): LockTask =>
  async (task) => {
    const client = new Client({ connectionString: databaseUrl, application_name: ownName(), keepAlive: true, keepAliveInitialDelayMillis: 10_000 });
    const lost = new AbortController();
    const onLost = (): void => lost.abort(new Error(`The connection that holds the lock of the ${task} was lost`));
    client.on('error', onLost);
    client.on('end', onLost);
    try {
      await client.connect();
      await client.query(KEEPALIVE);
      await take(client, task);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    return { lost: lost.signal, release: () => release(client, onLost) };
  };

const take = async (client: Client, task: string): Promise<void> => {
  const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${KEY}) as taken`, [task]);
  if (rows[0]?.taken === true) return;
  const holders = await client.query<{ who: string; since: number }>(HOLDER, [task]);
  // Given back in this moment: who asks now may have it the next time.
  throw new AlreadyRunning(task, holders.rows[0] ?? { who: 'another process', since: Date.now() });
};

const release = async (client: Client, onLost: () => void): Promise<void> => {
  client.off('end', onLost);
  await client.end().catch(() => {});
};
