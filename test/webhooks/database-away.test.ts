import { Client } from 'pg';
import { expect, it } from 'vitest';
import { onBothEngines } from '../support/on-both-engines.ts';
import { startStack } from '../support/stack.ts';

const SECRET = 'a-secret-of-this-test';

/** Runs statements beside the database, `NAME` standing for its own. */
const besides = async (databaseUrl: string, ...statements: readonly string[]): Promise<void> => {
  const name = new URL(databaseUrl).pathname.slice(1);
  const client = new Client({ connectionString: Object.assign(new URL(databaseUrl), { pathname: '/postgres' }).href });
  await client.connect();
  for (const statement of statements) await client.query(statement.replaceAll('NAME', name));
  await client.end();
};

onBothEngines('a database that goes away', (openPlace, engine) => {
  it.runIf(engine === 'PostgreSQL')('turns events into 503 with Retry-After, and they are taken again once it is back', { timeout: 60_000 }, async () => {
    const place = await openPlace();
    const stack = await startStack({ webhookSecret: SECRET, openPlace: async () => place });
    let id = 0;
    const post = () => {
      id += 1;
      return fetch(`${stack.url}/webhooks/enerflo/v1/${SECRET}`, { method: 'POST', body: JSON.stringify({ webhook_event: 'update_install', id }) });
    };
    expect((await post()).status).toBe(200);
    await besides(
      place.databaseUrl ?? '',
      'alter database NAME allow_connections false',
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'NAME'`,
    );
    const away = await post();
    expect([away.status, away.headers.get('retry-after'), await away.json()]).toEqual([
      503,
      '5',
      { ok: false, error: 'Events cannot be stored at the moment; send it again.' },
    ]);
    await besides(place.databaseUrl ?? '', 'alter database NAME allow_connections true');
    expect((await post()).status).toBe(200);
    await stack.stop();
  });
});
