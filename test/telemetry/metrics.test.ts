import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Principal, Scope } from '../../src/domain/principal.ts';
import { announceBreaker } from '../../src/sources/resilience/breaker-channel.ts';
import { createMetrics } from '../../src/telemetry/create-metrics.ts';
import { type Stack, startStack } from '../support/stack.ts';

const toPrincipal = (...scopes: readonly Scope[]): Principal => ({ id: 'ops', name: 'ops', kind: 'apiKey', scopes: new Set(scopes), expiresAt: null });

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({
    contracts: 16,
    authenticate: async ({ authorization }) =>
      toPrincipal(...(authorization === 'Bearer ops' ? (['operate', 'graph:read'] as const) : (['graph:read'] as const))),
  });
});
afterAll(() => stack.stop());

const readMetrics = (key: string): Promise<Response> => fetch(`${stack.url}/metrics`, { headers: { authorization: `Bearer ${key}` } });

it('counts answers by route, calls by operation and what waits in the inbox', async () => {
  const { id } = stack.world.customers.at(0) ?? expect.fail('no customer');
  await stack.ask('query ($id: ID!) { customer(id: $id) { id } }', { id });
  const response = await readMetrics('ops');
  const text = await response.text();
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(text).toMatch(/busbar_http_seconds_count\{route="\/graphql",method="POST",status="2xx"\} 1/);
  expect(text).toMatch(/busbar_source_call_seconds_count\{source="ERP",operation="customerById",outcome="ok"\} 1/);
  expect(text).toMatch(/^busbar_inbox_waiting 0$/m);
  expect(text).toMatch(/^busbar_inbox_dead 0$/m);
  expect(text).toMatch(/^# TYPE busbar_sync_kept_deletions gauge$/m);
});

it('shows which operations are left alone, and that they are not any more', async () => {
  const gauge = async (): Promise<string | undefined> =>
    /^busbar_source_breaker_open\{source="ERP",operation="contractById"\} (\d)$/m.exec(await (await readMetrics('ops')).text())?.[1];
  announceBreaker({ source: 'ERP', operation: 'contractById', isOpen: true });
  expect(await gauge()).toBe('1');
  announceBreaker({ source: 'ERP', operation: 'contractById', isOpen: false });
  expect(await gauge()).toBe('0');
});

it('shows no path, since paths hold ids and secrets', async () => {
  await fetch(`${stack.url}/webhooks/enneo/not-the-secret`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
  await fetch(`${stack.url}/nowhere/4711`);
  const text = await (await readMetrics('ops')).text();
  expect(text).not.toContain('not-the-secret');
  expect(text).not.toContain('4711');
  expect(text).toMatch(/busbar_http_seconds_count\{route="none",method="GET",status="4xx"\} 1/);
});

it('is for operators', async () => {
  expect((await readMetrics('reader')).status).toBe(403);
});

it('says at the first scrape what waits and what was given up, for one statement', async () => {
  let reads = 0;
  const readInbox = async () => {
    reads += 1;
    return { waiting: 3, dead: 18, oldestWaitingAt: 400_000 };
  };
  const idle = { inFlight: 0, waiting: 0, limit: 1, refused: 0 };
  const metrics = createMetrics({
    readInbox,
    readKeptDeletions: async () => [],
    readAdmission: () => ({ people: idle, webhooks: idle }),
    now: () => 1_000_000,
  });
  const text = await metrics.read();
  metrics.close();
  for (const line of ['busbar_inbox_waiting 3', 'busbar_inbox_dead 18', 'busbar_inbox_oldest_seconds 600']) expect(text).toContain(`\n${line}\n`);
  expect(reads).toBe(1);
});
