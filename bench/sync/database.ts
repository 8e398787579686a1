import { Client } from 'pg';
import type { SyncReport } from '../../src/domain/sync-report.ts';

export interface Database {
  readonly url: string;
  run<T extends object>(sql: string): Promise<readonly T[]>;
  /** What the last sync did. */
  lastReport(): Promise<Pick<SyncReport, 'entities'>>;
}

const runOn = async <T extends object>(url: string, sql: string): Promise<readonly T[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<T>(sql).finally(() => client.end());
  return rows;
};

/** An empty database; one of that name is dropped. */
export const makeDatabase = async (server: string, name: string): Promise<Database> => {
  await runOn(server, `drop database if exists "${name}" with (force)`);
  await runOn(server, `create database "${name}"`);
  const { href: url } = Object.assign(new URL(server), { pathname: `/${name}` });
  const lastReport = async (): Promise<Pick<SyncReport, 'entities'>> => {
    const [report] = await runOn<Pick<SyncReport, 'entities'>>(url, 'select entities from sync_report order by id desc limit 1');
    if (report === undefined) throw new Error('no sync has left a report');
    return report;
  };
  return { url, run: (sql) => runOn(url, sql), lastReport };
};
