import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sendBurst } from '../../../bench/events/burst.ts';
import { createRandom } from '../../../sandbox/control/random.ts';
import type { Principal } from '../../../src/domain/principal.ts';
import { type Stack, startStack } from '../../support/stack.ts';

const OPERATOR: Principal = { id: 'test', name: 'test', kind: 'apiKey', scopes: new Set(['graph:read', 'operate']), expiresAt: null };
const ONLY_CACHED = { 'cache-control': 'only-if-cached' };

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ webhookSecret: 'a-secret-of-this-test', authenticate: async () => OPERATOR });
});
beforeEach(() => stack.reset());
afterAll(() => stack.stop());

const titleOf = async (id: string, headers?: Record<string, string>): Promise<string | null | undefined> => {
  const { data } = await stack.ask<{ contract: { statusTitle: string } | null }>(`{ contract(id: "${id}") { statusTitle } }`, {}, headers);
  return data?.contract?.statusTitle;
};
const countWaiting = async (): Promise<number> =>
  (await stack.ask<{ events: { totalCount: number } }>('{ events(state: NEW) { totalCount } }')).data?.events.totalCount ?? Number.NaN;
const untilNothingWaits = async (): Promise<void> => {
  while ((await countWaiting()) > 0) await wait(50);
};
const contractReads = async (): Promise<number> => (await stack.calls('erp')).filter(({ path }) => path.includes('/getContract')).length;

it('serves the new state after an event from what it holds, though it had just read the old one', async () => {
  const id = String(stack.world.contracts.at(30)?.id);
  await titleOf(id, { 'cache-control': 'no-cache' });
  await stack.put('erp', 'contract', id, { statusTitle: 'changed behind our back' });
  expect(await titleOf(id)).not.toBe('changed behind our back');
  await stack.emit('erp', { ids: [id] });
  await untilNothingWaits();
  const before = (await stack.calls('erp')).length;
  expect(await titleOf(id)).toBe('changed behind our back');
  expect((await stack.calls('erp')).length).toBe(before);
});

it('reads 20 contracts at most twice each for 200 changes in 2 seconds, and ends with the truth', async () => {
  const contractIds = Array.from({ length: 20 }, (_, index) => String(stack.world.contracts.at(40 + index)?.id));
  await sendBurst(
    { contractIds, eventsEach: 10, seconds: 2, random: createRandom(1) },
    {
      change: (id, statusTitle) => stack.put('erp', 'contract', id, { statusTitle }),
      tell: async (id) => void (await stack.emit('erp', { ids: [id] })),
    },
  );
  await untilNothingWaits();
  expect(await contractReads()).toBeLessThanOrEqual(40);
  const titles = await Promise.all(contractIds.map((id) => titleOf(id, ONLY_CACHED)));
  expect(titles).toEqual(contractIds.map((id) => stack.world.contracts.get(id)?.statusTitle));
});
