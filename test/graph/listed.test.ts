import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { fillFromErp, fillInstalls, fillLinks } from '../support/fill-store.ts';
import { type Stack, startStack } from '../support/stack.ts';

/** The mirror was filled long ago. */
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({
    contracts: 48,
    prepare: async ({ erp, enerflo }, store) => {
      await fillFromErp(store, erp);
      await fillInstalls(store, enerflo);
      await fillLinks(store, enerflo, Date.now);
    },
  });
});
beforeEach(() => stack.reset());
afterAll(() => stack.stop());

const CUSTOMERS = '{ list: customers(first: 10) { nodes { id contracts { nodes { id customer { id } } } } } }';
const CONTRACTS = '{ list: contracts(first: 10) { nodes { id customer { id freshness { asOf stale } contracts { totalCount } } } } }';
const FOUND = '{ list: searchCustomers(query: "Mustermann", first: 10) { nodes { id contracts { nodes { id freshness { asOf } } } } } }';

it.each([CUSTOMERS, CONTRACTS, FOUND])('what hangs on rows of a list comes from the mirror like them: %s', async (query) => {
  const { data, errors, extensions } = await stack.ask<{ list: { nodes: object[] } }>(query);
  expect(errors).toBeUndefined();
  expect(data?.list.nodes.length).toBeGreaterThan(0);
  expect(await stack.calls('erp')).toEqual([]);
  expect(extensions?.sources).toEqual([expect.objectContaining({ source: 'ERP', state: 'CACHED', calls: 0, asOf: '2025-06-15T08:00:00.000Z' })]);
});

it('so do installs of linked customers', async () => {
  const { data, errors } = await stack.ask<{ customers: { nodes: { installs: object[] }[] } }>(
    '{ customers(filter: { installStatuses: ["Active", "On Hold", "Completed"] }, first: 10) { nodes { installs { id status { name } } } } }',
  );
  expect(errors).toBeUndefined();
  expect(data?.customers.nodes.flatMap(({ installs }) => installs).length).toBeGreaterThan(0);
  expect(await stack.calls('enerflo')).toEqual([]);
});

it('a request that says how old it may be has it read', async () => {
  const { errors } = await stack.ask(CONTRACTS, {}, { 'cache-control': 'no-cache' });
  expect(errors).toBeUndefined();
  expect((await stack.calls('erp')).length).toBeGreaterThan(5);
});

it('what no list named is read as ever, beside a list too', async () => {
  const { data } = await stack.ask('{ contracts(first: 1) { nodes { id } } customer(id: "83771") { id freshness { stale } } }');
  expect(data).toMatchObject({ customer: { id: '83771', freshness: { stale: false } } });
  expect((await stack.calls('erp')).length).toBeGreaterThan(0);
});
