import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { referenceCustomerIds } from '../../../../sandbox/world/world.ts';
import { readSamples } from '../../../../src/server/playground/samples.ts';
import { markCopied } from '../../../support/fill-store.ts';
import { type GraphAnswer, type Stack, startStack } from '../../../support/stack.ts';

const LIMIT = 600;
const LIVE = { 'cache-control': 'no-cache', 'x-busbar-calls': '1' };
const ROOT = new URL('../../../../', import.meta.url);
const REFERENCE = readFileSync(new URL('bench/graph/reference.graphql', ROOT), 'utf8');

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ queryCostLimit: LIMIT, prepare: (_, store) => markCopied(store, 'customer', 'contract') });
});
beforeEach(() => stack.reset());
afterAll(() => stack.stop());

/** What an answer says it was taken to cost, and the calls it really made. */
const costOf = ({ errors, extensions }: GraphAnswer): { readonly estimated: number; readonly made: number } => {
  expect(errors).toBeUndefined();
  expect(extensions?.cost.limit).toBe(LIMIT);
  return { estimated: extensions?.cost.estimated ?? -1, made: extensions?.calls?.length ?? -1 };
};

describe('the estimate is never below the calls really made', () => {
  it.each(readSamples(new URL('src/server/playground/samples/', ROOT)).map(({ id, query }) => [id, query]))('for the sample %s', async (_id, query) => {
    const { estimated, made } = costOf(await stack.ask(query, {}, LIVE));
    expect(made).toBeGreaterThan(0);
    expect(estimated).toBeGreaterThanOrEqual(made);
  });

  it('for the reference query', async () => {
    const [customerId] = referenceCustomerIds(stack.world, 1);
    const { estimated, made } = costOf(await stack.ask(REFERENCE, { customerId }, LIVE));
    expect(made).toBeGreaterThanOrEqual(7);
    expect(estimated).toBeGreaterThanOrEqual(made);
    expect(estimated).toBeLessThanOrEqual(50);
  });

  it('for a dashboard of fifty customers', async () => {
    const r = Array.from({ length: 50 }, (_, index) => ({ __typename: 'Customer', id: stack.world.customers.at(index + 3)?.id }));
    const fields = REFERENCE.slice(REFERENCE.indexOf('{', REFERENCE.indexOf('customer(')), REFERENCE.lastIndexOf('}'));
    const { estimated, made } = costOf(await stack.ask(`query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer ${fields} } }`, { r }, LIVE));
    expect(made).toBeGreaterThan(100);
    expect(estimated).toBeGreaterThanOrEqual(made);
  });
});

describe('a query that may cost more than the limit', () => {
  const contracts = (first: number): string => `{ contracts(first: ${first}) { nodes { ticketHistory { id } enneo { id } enneoCustomer { id } } } }`;

  it('is let in at the limit', async () => {
    expect(costOf(await stack.ask(contracts(200)))).toMatchObject({ estimated: LIMIT });
  });

  it.each(['application/json', 'application/graphql-response+json'])('is 400 one above it for %s, says what to do, and calls nobody', async (accept) => {
    const response = await fetch(`${stack.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query: `{ lead(id: "1") { id } ${contracts(200).slice(1)}` }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringContaining('Ask for smaller pages'), extensions: { code: 'QUERY_TOO_EXPENSIVE' } }],
      extensions: { cost: { estimated: LIMIT + 1, limit: LIMIT } },
    });
    const calls = await Promise.all((['enneo', 'erp', 'enerflo'] as const).map((source) => stack.calls(source)));
    expect(calls.flat()).toEqual([]);
  });
});
