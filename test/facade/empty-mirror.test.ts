import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sources } from '../../src/reader/sources.ts';
import type { Store } from '../../src/store/create-store.ts';
import { createCall } from '../support/call-context.ts';
import { fillFromErp, writeContracts, writeCustomers } from '../support/fill-store.ts';
import { type Stack, startStack } from '../support/stack.ts';

const SEARCHES = [
  '/enneo/contract/search?email=nobody@example.com',
  '/enneo/contract/search?contractId=746839',
  '/enneo/search?q=nobody',
  '/enneo/search?q=746839',
];
const MIND = '/api/mind/contract/search?email=tom@mustermann.de';

const LISTS = [
  'identify(input: { email: "tom@mustermann.de" }) { outcome }',
  'searchCustomers(query: "Mustermann") { totalCount }',
  'contracts { totalCount nodes { id } }',
  'customers(filter: { partyTypes: [PERSON] }) { nodes { id } }',
];

/** As if somebody had read them. */
const copyOne = async ({ erp }: Sources, store: Store): Promise<void> => {
  const there = <T>(records: ReadonlyMap<string, T | Error>): readonly T[] => [...records.values()].filter((record): record is T => !(record instanceof Error));
  await writeContracts(store, there(await erp.contractsByIds(['746839'], createCall())));
  await writeCustomers(store, there(await erp.customersByIds(['83771'], createCall())));
};

describe('a mirror that was never filled', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ contracts: 16, prepare: copyOne });
  });
  afterAll(() => stack.stop());

  it.each([...SEARCHES, MIND])('is a 503 on %s, whether it holds who is meant or not', async (path) => {
    const response = await fetch(stack.url + path);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await response.json()).toEqual({ success: false, code: 'source_unavailable', source: 'ERP', message: expect.stringContaining('`busbar sync`') });
  });

  it.each(LISTS)('is an error of the graph on %s', async (query) => {
    const { data, errors } = await stack.ask(`{ answer: ${query} }`);
    expect(data?.answer ?? null).toBeNull();
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'SOURCE_UNAVAILABLE', source: 'ERP', retryable: true, retryAfter: 30 }]);
  });

  it('goes on reading by id', async () => {
    expect((await fetch(`${stack.url}/enneo/contract/746839`)).status).toBe(200);
  });
});

describe('a mirror into which only the ERP was copied', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ contracts: 16, prepare: ({ erp }, store) => fillFromErp(store, erp) });
  });
  afterAll(() => stack.stop());

  it.each([
    ['/enneo/contract/search?email=nobody@example.com', {}],
    ['/enneo/search?q=nobody', []],
    ['/api/mind/contract/search?email=nobody@example.com', []],
  ])('says on %s that there is nobody', async (path, nobody) => {
    expect(await (await fetch(stack.url + path)).json()).toEqual(nobody);
  });

  it.each(LISTS)('answers %s', async (query) => {
    expect((await stack.ask(`{ answer: ${query} }`)).errors).toBeUndefined();
  });

  it('answers filters that need no other source, and an error on those that do', async () => {
    const { data, errors } = await stack.ask(`{
      own: customers(filter: { contractStatuses: [ACTIVE] }) { totalCount }
      tickets: contracts(filter: { ticketStatuses: [OPEN] }) { totalCount }
      installs: customers(filter: { installStatuses: ["Active"] }) { totalCount }
    }`);
    expect(data).toEqual({ own: { totalCount: expect.any(Number) }, tickets: null, installs: null });
    expect(errors?.map(({ path, extensions }) => [path?.[0], extensions.code, extensions.source])).toEqual([
      ['tickets', 'SOURCE_UNAVAILABLE', 'ENNEO'],
      ['installs', 'SOURCE_UNAVAILABLE', 'ENERFLO'],
    ]);
  });
});
