import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '../support/stack.ts';

const clock = { aheadMs: 0 };
const MINUTE = 60_000;
const A = '/enneo/contract/746839';
const B = '/enneo/customer/83771';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ contracts: 16, clock });
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

  it('never asks the ERP with only-if-cached: a copy of any age, else 503', async () => {
    await get(path);
    clock.aheadMs += 60 * MINUTE;
    expect(await get(path, 'only-if-cached')).toEqual({ status: 200, stale: true });
    expect(await get(path.replace(/\d+$/, '4711471147'), 'only-if-cached')).toEqual({ status: 503, stale: undefined });
    expect(await countCalls()).toBe(1);
  });
});
