import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SANDBOX_CREDENTIALS } from '../../../sandbox/credentials.ts';
import { type ErpSandbox, startErp } from './start-erp.ts';

let erp: ErpSandbox;
beforeAll(async () => {
  erp = await startErp();
});
afterAll(() => erp[Symbol.asyncDispose]());

const page = z.object({ items: z.array(z.looseObject({ id: z.string() })), next: z.string().nullable() });

const get = async (path: string, token: string = SANDBOX_CREDENTIALS.restToken) => {
  const response = await fetch(`${erp.url}/rest/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: z.unknown().parse(await response.json()) };
};

describe('plain REST sandbox', () => {
  it('answers a batch of ids in one call and leaves unknown ones out', async () => {
    const ids = [erp.world.contracts.at(3)?.id, 'unknown', erp.world.contracts.at(1)?.id];
    const { items, next } = page.parse((await get(`/contracts?ids=${ids.join(',')}`)).body);
    expect(items.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    expect(next).toBeNull();
  });

  it('takes a hundred ids and refuses one more', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => erp.world.contracts.at(index)?.id);
    expect(page.parse((await get(`/contracts?ids=${ids.slice(1).join(',')}`)).body).items).toHaveLength(100);
    expect((await get(`/contracts?ids=${ids.join(',')}`)).status).toBe(400);
  });

  it('pages by cursor, each record once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/customers?limit=50${cursor === null ? '' : `&cursor=${cursor}`}`;
      const { items, next } = page.parse((await get(path)).body);
      seen.push(...items.map(({ id }) => id));
      cursor = next;
    } while (cursor !== null);
    expect(seen).toHaveLength(erp.world.customers.size);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('tells a customer without such an id from one without contracts', async () => {
    expect((await get('/contracts?customerId=unknown')).status).toBe(404);
    expect((await get(`/contracts?customerId=${erp.world.customers.at(0)?.id}`)).status).toBe(200);
  });

  it.each([
    ['/contracts/unknown', 404],
    ['/contracts?cursor=guess', 400],
    ['/contracts?limit=0', 400],
    ['/contracts?colour=red', 400],
    ['/customers?customerId=1', 400],
  ])('answers %s with %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  it('answers 401 without the token', async () => {
    expect((await get('/contracts', 'guess')).status).toBe(401);
  });
});
