import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fillFromErp } from '../support/fill-store.ts';
import { type Stack, startStack } from '../support/stack.ts';

/** The mirror holds all but this customer and his contract. */
const NEW = { contractId: '746839', customerId: '83771' };
const UNKNOWN = '4711471147';

const start = (): Promise<Stack> =>
  startStack({
    contracts: 16,
    prepare: async ({ erp }, store) => {
      await fillFromErp(store, erp);
      await store.mirror.deleteSearchable('contract', [{ id: NEW.contractId, source: 'erp' }], Date.now());
      await store.mirror.deleteSearchable('customer', [{ id: NEW.customerId, source: 'erp' }], Date.now());
    },
  });

const ask = async (stack: Stack, path: string, cacheControl?: string) => {
  const { status, headers, ...response } = await fetch(stack.url + path, { headers: cacheControl === undefined ? {} : { 'cache-control': cacheControl } }).then(
    async (answer) => ({ status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) }),
  );
  return { status, body: response.body, mark: headers.get('cache-status'), age: headers.get('age'), retryAfter: headers.get('retry-after') };
};

const C = '/enneo/contract/search';
const NOBODY = { status: 200, body: {}, mark: null, age: null, retryAfter: null };

describe('a number no copy has', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await start();
  });
  beforeEach(() => stack.reset());
  afterAll(() => stack.stop());

  it.each(['contractId', 'customerId'])('is asked of the ERP once as %s, and is nobody’s when that does not know it', async (key) => {
    expect(await ask(stack, `${C}?${key}=${UNKNOWN}`)).toEqual(NOBODY);
    expect(await stack.calls('erp')).toHaveLength(1);
  });

  it.each([
    ['is no number', 'contractId=tomorrow'],
    ['is a wildcard', 'contractId=%25'],
    ['is a market location', 'marketLocationId=59999999999'],
    ['is a meter number', 'meterNumber=1QQX0000099999'],
    ['is an e-mail', 'email=nobody@example.com'],
  ])('is not asked for where it %s', async (_, query) => {
    expect(await ask(stack, `${C}?${query}`)).toEqual(NOBODY);
    expect(await stack.calls('erp')).toEqual([]);
  });

  it('is not asked for with only-if-cached, and the answer is marked', async () => {
    expect(await ask(stack, `${C}?contractId=${NEW.contractId}`, 'only-if-cached')).toEqual({ ...NOBODY, mark: 'busbar; hit; detail=stale' });
    expect(await stack.calls('erp')).toEqual([]);
  });

  it('finds a customer whom no copy knows, and from then on by everything he has', async () => {
    expect((await ask(stack, `${C}?email=tom@mustermann.de`)).body).toEqual({});
    expect((await ask(stack, `${C}?contractId=${NEW.contractId}`)).body).toEqual(NEW);
    const calls = await stack.calls('erp');
    expect((await ask(stack, `${C}?contractId=${NEW.contractId}`)).body).toEqual(NEW);
    expect((await ask(stack, `${C}?email=tom@mustermann.de`)).body).toEqual(NEW);
    expect(await stack.calls('erp')).toHaveLength(calls.length);
  });
});

describe('while the ERP does not answer', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await start();
    await stack.faults('erp', [{ kind: 'status', status: 503 }]);
    await ask(stack, `/enneo/contract/${UNKNOWN}`);
  });
  afterAll(() => stack.stop());

  it.each([`contractId=${NEW.contractId}`, `contractId=${UNKNOWN}`, `customerId=${NEW.customerId}`, `customerId=${UNKNOWN}&email=nobody@example.com`])(
    'a number no copy has is a 503, never {}: %s',
    async (query) => {
      for (const path of [C, '/api/mind/contract/search'])
        expect(await ask(stack, `${path}?${query}`)).toMatchObject({
          status: 503,
          body: { success: false, code: 'source_unavailable' },
          retryAfter: expect.stringMatching(/^\d+$/),
        });
    },
  );

  it.each([
    [`${C}?email=nobody@example.com`, {}],
    [`${C}?lastname=Niemand`, {}],
    ['/enneo/search?q=niemandsland', []],
  ])('nobody is marked as what may be old: %s', async (path, body) => {
    expect(await ask(stack, path)).toEqual({ ...NOBODY, body, mark: 'busbar; hit; detail=stale' });
  });
});
