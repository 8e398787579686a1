import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FaultStage, openFaultStage } from './fault-stage.ts';
import { nextUnseen, type Unseen } from './unseen.ts';

const QUERY = 'query ($id: ID!) { customer(id: $id) { id contracts { nodes { id tickets { totalCount } } } } }';
const NOTHING_KEPT = { 'cache-control': 'no-cache' };
/** Longer than anything goes on that was not called off. */
const AFTERWARDS_MS = 300;

let stage: FaultStage;
beforeAll(async () => {
  stage = await openFaultStage({ deadlineMs: 8000 });
});
beforeEach(() => stage.proxies.erp.strike(null));
afterAll(() => stage[Symbol.asyncDispose]());

const askGraph = ({ customer }: Unseen, signal: AbortSignal): Promise<Response> =>
  fetch(`${stage.stack.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...NOTHING_KEPT },
    body: JSON.stringify({ query: QUERY, variables: { id: customer.id } }),
    signal,
  });
const askFacade = ({ contractId }: Unseen, signal: AbortSignal): Promise<Response> => fetch(`${stage.stack.url}/enneo/contract/${contractId}`, { signal });

const leaveOnceUnderWay = async (leaving: AbortController): Promise<number> => {
  await expect.poll(() => stage.proxies.erp.hits(), { interval: 2 }).toBe(1);
  const leftAt = Date.now();
  leaving.abort();
  return leftAt;
};

describe.each([
  ['the graph', askGraph],
  ['the facade', askFacade],
])('a client of %s that leaves', (_, ask) => {
  // Again where the machine was too busy to tell.
  it('ends its calls to sources within 100 ms', { retry: 3 }, async () => {
    const { erp } = stage.proxies;
    await erp.strike('headers never end');
    const leaving = new AbortController();
    const asked = ask(nextUnseen(stage.stack.world), leaving.signal);
    const leftAt = await leaveOnceUnderWay(leaving);
    await expect(asked).rejects.toThrow();
    await expect.poll(() => erp.underWay(), { interval: 2 }).toBe(0);
    expect(erp.leftAt() - leftAt).toBeLessThan(100);
  });

  it('takes nothing from another one who waits for the same', async () => {
    const { erp } = stage.proxies;
    await erp.strike('latency');
    const unseen = nextUnseen(stage.stack.world);
    const leaving = new AbortController();
    const asked = ask(unseen, leaving.signal);
    const other = ask(unseen, new AbortController().signal);
    await leaveOnceUnderWay(leaving);
    await expect(asked).rejects.toThrow();
    expect(await (await other).text()).toContain(unseen.contractId);
  });
});

it('no call is begun for a client that has left, whatever copies there are to go on with', async () => {
  const { stack, proxies } = stage;
  const unseen = nextUnseen(stack.world);
  const before = await stack.ask(QUERY, { id: unseen.customer.id }, NOTHING_KEPT);
  expect(before.errors).toBeUndefined();
  const calls = (await stack.calls('enneo')).length;
  await proxies.erp.strike('headers never end');
  const leaving = new AbortController();
  const asked = askGraph(unseen, leaving.signal);
  await leaveOnceUnderWay(leaving);
  await expect(asked).rejects.toThrow();
  await sleep(AFTERWARDS_MS);
  expect(proxies.erp.hits()).toBe(1);
  expect(await stack.calls('enneo')).toHaveLength(calls);
});
