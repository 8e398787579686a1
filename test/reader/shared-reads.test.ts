import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashKey } from '../../src/server/auth/api-keys.ts';
import { createAuthenticator } from '../../src/server/auth/create-authenticator.ts';
import { type Stack, startStack } from '../support/stack.ts';

const keyOf = (id: string) => ({
  id,
  name: id,
  hash: `sha256:${hashKey(`${id}-key`).toString('hex')}`,
  scopes: ['graph:read' as const, 'enneo:facade' as const],
});

let stack: Stack;
beforeAll(async () => {
  const apiKeys = [keyOf('one'), keyOf('other')];
  stack = await startStack({ contracts: 320, authenticate: createAuthenticator({ apiKeys, jwt: null, now: Date.now }) });
});
beforeEach(async () => {
  await stack.reset();
  // Both credentials come while the first read is under way.
  await stack.faults('erp', [{ kind: 'latency', ms: 500 }]);
});
afterAll(() => stack.stop());

/** Nobody has asked for it yet. */
let next = 20;
const unseen = () => {
  for (;;) {
    const customer = stack.world.customers.at(next);
    next += 1;
    if (customer !== undefined && customer.contractIds.length > 0) return customer;
  }
};

const askGraph = async (key: string, id: string): Promise<unknown> =>
  (await stack.ask('query($id: ID!) { customer(id: $id) { id party { name } } }', { id }, { 'x-api-key': key })).data;

const askFacade = async (key: string, id: string): Promise<unknown> => {
  const response = await fetch(`${stack.url}/enneo/customer/${id}`, { headers: { 'x-api-key': key } });
  return { status: response.status, ...JSON.parse(await response.text()), freshness: null };
};

describe.each([
  ['the graph', askGraph],
  ['the facade', askFacade],
])('identical reads of %s at once', (_, ask) => {
  it('cost one call to the ERP, a thousand of them', async () => {
    const { id } = unseen();
    const answers = await Promise.all(Array.from({ length: 1000 }, () => ask('one-key', id)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(JSON.stringify(answers[0])).toContain(id);
    expect(await stack.calls('erp')).toHaveLength(1);
  });

  it('are never shared by two credentials: each costs a call of its own', async () => {
    const { id } = unseen();
    const answers = await Promise.all(Array.from({ length: 100 }, (__, index) => ask(index % 2 === 0 ? 'one-key' : 'other-key', id)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(JSON.stringify(answers[0])).toContain(id);
    expect(await stack.calls('erp')).toHaveLength(2);
  });
});
