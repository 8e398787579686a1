import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { type Stack, startStack } from '../support/stack.ts';

const SECRET = 'a-secret-of-this-test';
const TERMINATE = `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'NAME'`;

/** Runs statements beside the database, `NAME` standing for its own. */
const besides = async (databaseUrl: string, ...statements: readonly string[]): Promise<void> => {
  const name = new URL(databaseUrl).pathname.slice(1);
  const client = new Client({ connectionString: Object.assign(new URL(databaseUrl), { pathname: '/postgres' }).href });
  await client.connect();
  for (const statement of statements) await client.query(statement.replaceAll('NAME', name));
  await client.end();
};

const AWAY = [503, '5', { ok: false, error: 'Events cannot be stored at the moment; send it again.' }];

onBothEngines('a database that goes away', (openPlace, engine) => {
  let place: StorePlace;
  let stack: Stack;
  let id = 0;
  beforeAll(async () => {
    place = await openPlace();
    stack = await startStack({ webhookSecret: SECRET, openPlace: async () => place });
  }, 60_000);
  afterAll(() => stack.stop());

  const post = async (): Promise<number | readonly unknown[]> => {
    id += 1;
    const body = JSON.stringify({ webhook_event: 'update_install', id });
    const response = await fetch(`${stack.url}/webhooks/enerflo/v1/${SECRET}`, { method: 'POST', body });
    return response.ok ? response.status : [response.status, response.headers.get('retry-after'), await response.json()];
  };
  const change = (...statements: readonly string[]) => besides(place.databaseUrl ?? '', ...statements, TERMINATE);

  it.runIf(engine === 'PostgreSQL')('turns events into 503 with Retry-After, and they are taken again once it is back', { timeout: 60_000 }, async () => {
    expect(await post()).toBe(200);
    await change('alter database NAME allow_connections false');
    expect(await post()).toEqual(AWAY);
    await besides(place.databaseUrl ?? '', 'alter database NAME allow_connections true');
    expect(await post()).toBe(200);
  });

  it.runIf(engine === 'PostgreSQL')('and takes no writes: the same, although connections stay open', { timeout: 60_000 }, async () => {
    await change('alter database NAME set default_transaction_read_only = on');
    for (let times = 0; times < 3; times += 1) expect(await post()).toEqual(AWAY);
    await besides(place.databaseUrl ?? '', 'alter database NAME reset default_transaction_read_only');
    // Each connection opened meanwhile is closed by its next refusal.
    await vi.waitFor(async () => expect(await post()).toBe(200), 5000);
  });
});
