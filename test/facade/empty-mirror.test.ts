import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stack, startStack } from '../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ contracts: 16 });
});
afterAll(() => stack.stop());

it.each(['/enneo/contract/search?email=nobody@example.com', '/enneo/search?q=nobody'])(
  'a mirror that was never filled is a 503 on %s, not "nobody"',
  async (path) => {
    const response = await fetch(stack.url + path);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await response.json()).toMatchObject({ success: false, code: 'source_unavailable' });
  },
);

it.each([
  ['/enneo/contract/search?email=nobody@example.com', {}],
  ['/enneo/search?q=nobody', []],
])('a filled one says on %s that there is nobody', async (path, nobody) => {
  expect((await fetch(`${stack.url}/enneo/contract/746839`)).status).toBe(200);
  await expect.poll(async () => (await fetch(stack.url + path)).status).toBe(200);
  expect(await (await fetch(stack.url + path)).json()).toEqual(nobody);
});
