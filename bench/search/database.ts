import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Client } from 'pg';

/** How long `busbar sync` took, from its start to its end, pauses between interrupted runs included. */
export interface Fill {
  readonly entity: string;
  readonly records: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** ISO 8601 UTC. */
  readonly endedAt: string;
}

export interface Database {
  readonly url: string;
  /** What `busbar sync` says of itself in the database; empty before its first run. */
  readonly fills: () => Promise<readonly (Fill & { readonly isComplete: boolean })[]>;
  /** Statistics and visibility, which autovacuum brings where it is on. */
  readonly vacuum: () => Promise<void>;
}

const query = async <T extends object>(url: string, sql: string): Promise<readonly T[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<T>(sql).finally(() => client.end());
  return rows;
};

const FILLS = `select entity, done as records, is_complete as "isComplete", extract(epoch from updated_at - started_at)::double precision as seconds,
  done / greatest(1, extract(epoch from updated_at - started_at)::double precision) as "perSecond", to_json(updated_at) as "endedAt"
  from sync_state where source = 'erp' order by started_at`;

/** Makes the database unless it is there. */
export const openDatabase = async (server: string, name: string): Promise<Database> => {
  const known = await query(server, `select 1 from pg_database where datname = '${name}'`);
  if (known.length === 0) await query(server, `create database "${name}"`);
  const { href: url } = Object.assign(new URL(server), { pathname: `/${name}` });
  const hasState = async (): Promise<boolean> => (await query<{ at: string | null }>(url, `select to_regclass('sync_state') as at`))[0]?.at != null;
  return {
    url,
    fills: async () => ((await hasState()) ? query(url, FILLS) : []),
    vacuum: async () => void (await query(url, 'vacuum analyze')),
  };
};

/** An empty database of this run's own. */
export const openEmptyDatabase = async (server: string, name: string): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> => {
  const own = `${name}_${process.pid}`;
  await query(server, `create database "${own}"`);
  const { href: url } = Object.assign(new URL(server), { pathname: `/${own}` });
  return { url, drop: async () => void (await query(server, `drop database "${own}" with (force)`)) };
};

/** The real `busbar sync` of the ERP; goes on where the last one stopped. Throws when it ends otherwise than well. */
export const syncInto = async (root: URL, env: Readonly<Record<string, string>>): Promise<void> => {
  const child = spawn(process.execPath, ['dist/src/cli.js', 'sync', '--source', 'erp'], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`busbar sync ended with ${code}; run this again to go on`);
};
