import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RecordedCall } from '../../sandbox/options.ts';
import { referenceCustomerIds } from '../../sandbox/world/world.ts';
import { type SourceName, type Stack, startStack } from '../support/stack.ts';

const FIELDS = `
  contracts(first: 10) { nodes { id tickets(first: 5) { totalCount nodes { id subject } } } }
  installs { id milestones { id title } notes(first: 5) { totalCount nodes { id text } } }`;
const REFERENCE = `query Reference($id: ID!) { customer(id: $id) { id ${FIELDS} } }`;
/** Whatever the mirror holds. */
const LIVE = { 'cache-control': 'no-cache' };
const SOURCES = ['erp', 'enneo', 'enerflo'] as const;

const pathOf = ({ method, path }: RecordedCall): string =>
  `${method} ${path
    .split('?')[0]
    ?.replace(/\/[0-9a-f]{32}\//, '/{hash}/')
    .replace(/\d{4,}/g, '{id}')}`;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ contracts: 320 });
});
beforeEach(() => stack.reset());
afterAll(() => stack.stop());

const callsOf = async (source: SourceName): Promise<readonly string[]> => (await stack.calls(source)).map(pathOf);

describe('the reference query', () => {
  it('costs the least number of calls the wires allow', async () => {
    const [id] = referenceCustomerIds(stack.world, 1);
    const { data, errors } = await stack.ask<ReferenceData>(REFERENCE, { id }, LIVE);
    expect(errors).toBeUndefined();
    expect(data?.customer.contracts.nodes.map(({ tickets }) => tickets.totalCount)).toEqual(Array.from({ length: 10 }, () => 5));
    expect(data?.customer.installs.map(({ milestones, notes }) => [milestones.length, notes.totalCount])).toEqual([
      [8, 5],
      [8, 5],
    ]);

    expect(await callsOf('erp')).toEqual(['GET /rest:client/{hash}/getCustomerById', 'GET /rest:client/{hash}/getContractsByCustomerId']);
    expect(await callsOf('enneo')).toEqual(['POST /api/mind/ticket/search']);
    const [record, ...rest] = await callsOf('enerflo');
    expect(record).toBe('GET /api/v1/customers');
    expect(rest.filter((path) => path === 'GET /api/v3/installs/{id}')).toHaveLength(2);
    expect(rest.filter((path) => path !== 'GET /api/v3/installs/{id}')).toEqual(['GET /api/v3/installs/notes']);
  });

  it('needs no more dependent hops than its depth: four', async () => {
    const [id] = referenceCustomerIds(stack.world, 1);
    for (const source of SOURCES) await stack.faults(source, [{ kind: 'latency', ms: 80 }]);
    const { errors } = await stack.ask(REFERENCE, { id }, LIVE);
    expect(errors).toBeUndefined();
    const calls = (await Promise.all(SOURCES.map((source) => stack.calls(source)))).flat();
    expect(Math.max(...hops(calls))).toBe(4);
  });

  it('costs no call per customer where a batch exists: fifty at once', async () => {
    const r = Array.from({ length: 50 }, (_, index) => ({ __typename: 'Customer', id: stack.world.customers.at(index + 3)?.id }));
    const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id ${FIELDS} } } }`;
    const { data, errors } = await stack.ask<{ _entities: unknown[] }>(query, { r }, LIVE);
    expect(errors).toBeUndefined();
    expect(data?._entities.filter((customer) => customer !== null)).toHaveLength(50);
    expect(await callsOf('enneo')).toEqual(['POST /api/mind/ticket/search']);
    const pagesOfNotes = (await callsOf('enerflo')).filter((path) => path === 'GET /api/v3/installs/notes').length;
    expect(pagesOfNotes).toBeLessThanOrEqual(Math.ceil(stack.world.notes.size / 100));
    expect(await callsOf('erp')).toHaveLength(100);
  });

  it('loses no batch where what it waits for comes at different times', async () => {
    await stack.faults('erp', [{ kind: 'latency', rate: 0.5, ms: 60 }]);
    await stack.faults('enerflo', [{ kind: 'latency', match: '/customers|installs\\/\\d/', rate: 0.5, ms: 60 }]);
    const r = Array.from({ length: 20 }, (_, index) => ({ __typename: 'Customer', id: stack.world.customers.at(index + 60)?.id }));
    const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id ${FIELDS} } } }`;
    const { errors } = await stack.ask(query, { r }, LIVE);
    expect(errors).toBeUndefined();
    expect(await callsOf('enneo')).toEqual(['POST /api/mind/ticket/search']);
    const firstPages = (await stack.calls('enerflo')).filter(({ path }) => /installs\/notes\?.*page=1&/.test(path));
    expect(firstPages).toHaveLength(1);
  });

  it('reads nothing twice: the same customer under ten names costs one', async () => {
    const [id] = referenceCustomerIds(stack.world, 1);
    const aliases = Array.from({ length: 10 }, (_, index) => `c${index}: customer(id: "${id}") { id contracts { nodes { id customer { id } } } }`).join('\n');
    await stack.ask(`{ ${aliases} }`, {}, LIVE);
    expect(await callsOf('erp')).toHaveLength(2);
  });
});

describe('the same query again', () => {
  it('costs no call while the copies are young, and says so', async () => {
    const [id] = referenceCustomerIds(stack.world, 1);
    const live = await stack.ask(REFERENCE, { id }, LIVE);
    await stack.reset();
    const again = await stack.ask(REFERENCE, { id });
    expect(again.data).toEqual(live.data);
    expect(again.extensions?.sources.map(({ source, state, calls }) => [source, state, calls])).toEqual([
      ['ENNEO', 'CACHED', 0],
      ['ERP', 'CACHED', 0],
      ['ENERFLO', 'CACHED', 0],
    ]);
    expect((await Promise.all(SOURCES.map((source) => stack.calls(source)))).flat()).toEqual([]);
  });
});

describe('references of a gateway', () => {
  it('answers 500 tickets in one call', async () => {
    const representations = Array.from({ length: 500 }, (_, index) => ({ __typename: 'Ticket', id: String(5_000_000 + index * 5) }));
    const { errors } = await stack.ask('query($r: [_Any!]!) { _entities(representations: $r) { ... on Ticket { id status } } }', { r: representations });
    expect(errors).toBeUndefined();
    expect(await stack.calls('enneo')).toHaveLength(1);
  });

  it('refuses 501, before any call, and says what to do', async () => {
    const representations = Array.from({ length: 501 }, (_, index) => ({ __typename: 'Ticket', id: String(index) }));
    const { errors } = await stack.ask('query($r: [_Any!]!) { _entities(representations: $r) { ... on Ticket { id } } }', { r: representations });
    expect(errors?.[0]).toMatchObject({
      message: '`representations` holds 501 references; send at most 500 a query',
      extensions: { code: 'BAD_USER_INPUT', argument: 'representations' },
    });
    expect(await stack.calls('enneo')).toEqual([]);
  });

  it('answers each of the six entities by its key, and null for a key nobody knows', async () => {
    const known = [
      { __typename: 'Customer', id: '83771' },
      { __typename: 'Contract', id: '746839' },
      { __typename: 'Ticket', id: '376189' },
      { __typename: 'Install', id: '1400001' },
      { __typename: 'Milestone', id: '1400001-3902' },
      { __typename: 'Note', id: '910001', installId: '1400001' },
    ];
    const unknown = known.map((reference) => ({ ...reference, id: '4711471147' }));
    const { data, errors } = await stack.ask<{ _entities: unknown[] }>('query($r: [_Any!]!) { _entities(representations: $r) { __typename } }', {
      r: [...known, ...unknown],
    });
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([...known.map(({ __typename }) => ({ __typename })), ...unknown.map(() => null)]);
  });
});

interface ReferenceData {
  customer: {
    contracts: { nodes: { tickets: { totalCount: number } }[] };
    installs: { milestones: unknown[]; notes: { totalCount: number } }[];
  };
}

/** A call's hop is one more than that of the last call that had ended when it arrived. */
const hops = (calls: readonly RecordedCall[]): readonly number[] => {
  const sorted = calls.toSorted((a, b) => a.at - b.at);
  const found: number[] = [];
  for (const [index, call] of sorted.entries()) {
    const before = found.filter((_, earlier) => earlier < index && (sorted[earlier]?.at ?? 0) + (sorted[earlier]?.ms ?? 0) <= call.at + 5);
    found.push(1 + Math.max(0, ...before));
  }
  return found;
};
