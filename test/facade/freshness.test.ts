import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '../support/stack.ts';

const clock = { aheadMs: 0 };
const MINUTE = 60_000;
const A = '/enneo/contract/746839';
const B = '/enneo/customer/83771';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ contracts: 16, clock, sync: true });
});
beforeEach(async () => {
  clock.aheadMs += 24 * 60 * MINUTE;
  await stack.reset();
});
afterAll(() => stack.stop());

const get = async (path: string, cacheControl?: string): Promise<{ status: number; stale: boolean | undefined }> => {
  const response = await fetch(stack.url + path, { headers: cacheControl === undefined ? {} : { 'cache-control': cacheControl } });
  const body: { freshness?: { stale: boolean } } = JSON.parse(await response.text());
  return { status: response.status, stale: body.freshness?.stale };
};
const countCalls = async (): Promise<number> => (await stack.calls('erp')).length;

describe.each([
  ['call A', A],
  ['call B', B],
])('%s', (_, path) => {
  it('answers for five minutes without a call, then asks the ERP', async () => {
    await get(path);
    clock.aheadMs += 4 * MINUTE;
    expect(await get(path)).toEqual({ status: 200, stale: false });
    expect(await countCalls()).toBe(1);
    clock.aheadMs += 2 * MINUTE;
    expect(await get(path)).toEqual({ status: 200, stale: false });
    expect(await countCalls()).toBe(2);
  });

  it('asks the ERP when the request wants it younger', async () => {
    await get(path);
    clock.aheadMs += MINUTE;
    for (const cacheControl of ['max-age=59', 'no-cache']) await get(path, cacheControl);
    expect(await countCalls()).toBe(3);
  });

  it('takes what is older when the request allows it', async () => {
    await get(path);
    clock.aheadMs += 60 * MINUTE;
    expect(await get(path, 'max-age=3601')).toEqual({ status: 200, stale: false });
    expect(await countCalls()).toBe(1);
  });

  it('never asks the ERP with only-if-cached: a copy of any age, else 504', async () => {
    await get(path);
    clock.aheadMs += 60 * MINUTE;
    expect(await get(path, 'only-if-cached')).toEqual({ status: 200, stale: true });
    expect(await get(path.replace(/\d+$/, '4711471147'), 'only-if-cached')).toEqual({ status: 504, stale: undefined });
    expect(await countCalls()).toBe(1);
  });
});

describe.each([
  ['call C', '/enneo/contract/search?contractId=746839', { contractId: '746839', customerId: '83771' }],
  ['call D', '/enneo/search?q=83771', [{ id: '83771' }]],
])('%s, answered from copies alone', (_, path, expected) => {
  const ask = async (cacheControl?: string) => {
    const response = await fetch(stack.url + path, { headers: cacheControl === undefined ? {} : { 'cache-control': cacheControl } });
    expect(await response.json()).toEqual(expected);
    return [response.headers.get('cache-status'), response.headers.get('age')];
  };
  const UNMARKED = [null, null];

  it('is unmarked while the ERP answers, however old the copy is', async () => {
    expect(await ask()).toEqual(UNMARKED);
    expect(await countCalls()).toBe(0);
  });

  it('is marked with its age when it is older than wanted and the ERP does not answer, until it does', async () => {
    await get(B, 'no-cache');
    await stack.faults('erp', [{ kind: 'status', status: 503 }]);
    clock.aheadMs += 10 * MINUTE;
    expect(await get(A, 'no-cache')).toEqual({ status: 200, stale: true });
    const [mark, age] = await ask();
    expect(mark).toBe('busbar; hit; detail=stale');
    expect(Number(age)).toBeGreaterThanOrEqual(600);
    expect(await ask('max-age=86400000')).toEqual(UNMARKED);
    await stack.reset();
    clock.aheadMs += 10 * MINUTE;
    expect(await get(A, 'no-cache')).toEqual({ status: 200, stale: false });
    expect(await ask()).toEqual(UNMARKED);
  });

  it('is marked when it is older than wanted and the ERP must not be asked', async () => {
    expect(await ask('only-if-cached, max-age=60')).toEqual(['busbar; hit; detail=stale', expect.stringMatching(/^\d+$/)]);
    expect(await countCalls()).toBe(0);
  });
});
