import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SourceCall } from '../../src/domain/call.ts';
import { type GraphOverStore, openGraphOverStore } from '../support/graph-over-store.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';

let place: StorePlace;
let graph: GraphOverStore;
beforeAll(async () => {
  place = await quickestPlace();
  graph = await openGraphOverStore(place, 16);
});
afterAll(async () => {
  await graph.close();
  await place.drop();
});

const called = (outcome: SourceCall['outcome']): SourceCall => ({
  ...{ source: 'ERP', operation: 'contractById', method: 'GET', path: '/contracts/1', batchSize: 1, ms: 1, status: 200, outcome },
});

const FRESHNESS = 'freshness { stale asOf }';
const AS_OF = '2025-06-15T08:00:00.000Z';

const ask = (query: string) => graph.ask(query, { id: graph.world.customers.at(0)?.id, contractId: graph.world.contracts.at(0)?.id });

it.each([
  ['contracts', `{ list: contracts(first: 1) { nodes { ${FRESHNESS} customer { ${FRESHNESS} } } } }`],
  ['customers', `{ list: customers(first: 1) { nodes { ${FRESHNESS} } } }`],
  ['searchCustomers', `query ($id: String!) { list: searchCustomers(query: $id, first: 1) { nodes { ${FRESHNESS} } } }`],
  ['identify', 'query ($contractId: ID!) { list: identify(input: { contractId: $contractId }) { outcome } }'],
])('%s tells old copies from young ones only while their source does not answer', async (_, query) => {
  for (const [outcome, stale, state] of [
    ['ok', false, 'CACHED'],
    ['timeout', true, 'STALE'],
    ['ok', false, 'CACHED'],
  ] as const) {
    graph.monitor.watch(called(outcome));
    const { data, errors, extensions } = await ask(query);
    expect(errors).toEqual([]);
    const told = [...JSON.stringify(data).matchAll(/"stale":(true|false)/g)].map(([, value]) => value === 'true');
    expect(told).toEqual(told.map(() => stale));
    expect(told.length > 0 || query.includes('identify')).toBe(true);
    expect(extensions.sources).toMatchObject([{ source: 'ERP', state, calls: 0, asOf: AS_OF }]);
  }
});
