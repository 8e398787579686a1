import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stack, startStack } from '../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ contracts: 64, deadlineMs: 6000 });
});
afterAll(() => stack.stop());

const CUSTOMER = 'query ($id: ID!) { customer(id: $id) { id } }';
const NOTHING_KEPT = { 'cache-control': 'no-cache' };
const OPEN = '{ sources { name openOperations } }';

const openOf = async (name: string): Promise<readonly string[]> => {
  const { data } = await stack.ask<{ sources: { name: string; openOperations: string[] }[] }>(OPEN);
  return data?.sources.find((source) => source.name === name)?.openOperations ?? [];
};

it('leaves an operation that hangs alone after a second, tells so, and finds it back when it answers', async () => {
  const { id } = stack.world.customers.at(0) ?? expect.fail('no customer');
  for (let read = 0; read < 5; read++) await stack.ask(CUSTOMER, { id }, NOTHING_KEPT);

  await stack.faults('erp', [{ kind: 'hang' }]);
  // Different customers, since reads of one are shared.
  const hung = Array.from({ length: 6 }, (_, index) => stack.ask(CUSTOMER, { id: stack.world.customers.at(index)?.id }, NOTHING_KEPT));
  await sleep(1100);
  // What is usual depends on the machine, and so does when waiting is no longer usual.
  for (let more = 6; (await openOf('ERP')).length === 0 && more < 60; more++) {
    hung.push(stack.ask(CUSTOMER, { id: stack.world.customers.at(more)?.id }, NOTHING_KEPT));
    await sleep(100);
  }
  const askedAt = performance.now();
  const refused = await stack.ask(CUSTOMER, { id: 'C-none' }, NOTHING_KEPT);
  expect(performance.now() - askedAt).toBeLessThan(1000);
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'SOURCE_UNAVAILABLE', source: 'ERP', retryable: true });
  expect(await openOf('ERP')).toEqual(['customerById']);
  await Promise.all(hung);

  await stack.faults('erp', []);
  const backAt = performance.now();
  const comesBack = async (): Promise<readonly string[]> => {
    await stack.ask(CUSTOMER, { id }, NOTHING_KEPT);
    return openOf('ERP');
  };
  await expect.poll(comesBack, { timeout: 6000, interval: 100 }).toEqual([]);
  expect(performance.now() - backAt).toBeLessThan(5000);
});
