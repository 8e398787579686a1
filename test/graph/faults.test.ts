import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/options.ts';
import type { CustomerTruth } from '../../sandbox/world/truth.ts';
import { type SourceName, type Stack, startStack } from '../support/stack.ts';

const QUERY = `query($id: ID!) { customer(id: $id) {
  id party { name }
  contracts { nodes { id tickets { nodes { id } } } }
  installs { id }
} }`;

/** A customer nobody has asked for yet, so that no copy of it can help out. */
let next = 0;
const unseen = (): CustomerTruth => {
  for (;;) {
    const customer = stack.world.customers.at(next);
    next += 1;
    if (customer !== undefined && customer.contractIds.length > 0 && /^2\d+$/.test(customer.id)) return customer;
  }
};

const unseenWithTickets = (): CustomerTruth => {
  for (;;) {
    const customer = unseen();
    if (stack.world.ticketIdsOfContract(customer.contractIds[0] ?? '').length > 0) return customer;
  }
};

/** Words of the sandbox's hosts, keys and fault bodies that must never get out. */
const FORBIDDEN = /127\.0\.0\.1|sandbox-|0123456789abcdef|Too many|<html|upstream-secret|ECONN|at .*\.(ts|js):\d+/i;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ deadlineMs: 700, breakers: false });
});
beforeEach(() => stack.reset());
afterAll(() => stack.stop());

const KINDS: readonly (readonly [string, Fault, string])[] = [
  ['a server error', { kind: 'status', status: 500, body: 'upstream-secret' }, 'SOURCE_UNAVAILABLE'],
  ['a refusal', { kind: 'status', status: 401, body: '{"message":"upstream-secret"}' }, 'SOURCE_REJECTED'],
  ['HTML instead of JSON', { kind: 'status', status: 200, body: '<html>upstream-secret</html>' }, 'SOURCE_UNAVAILABLE'],
  ['JSON of the wrong shape', { kind: 'malformed', body: '{"upstream-secret":[1,2,3]}' }, 'SOURCE_MALFORMED'],
  ['broken JSON', { kind: 'malformed' }, 'SOURCE_MALFORMED'],
  ['half an answer', { kind: 'truncate' }, 'SOURCE_(MALFORMED|UNAVAILABLE)'],
  ['a reset connection', { kind: 'reset' }, 'SOURCE_UNAVAILABLE'],
  ['silence', { kind: 'hang' }, 'SOURCE_TIMEOUT'],
];

describe.each([
  ['enneo', ['customer', 'contracts', 'nodes']],
  ['enerflo', ['customer', 'installs']],
] as const)('while %s fails', (source: SourceName, path) => {
  it.each(KINDS)('with %s, its field is null, the error is typed, the rest is there', async (_name, fault, code) => {
    const { id, contractIds } = unseen();
    await stack.faults(source, [fault]);
    const answer = await stack.ask<Data>(QUERY, { id });
    expect(answer.data?.customer.party.name).toEqual(expect.any(String));
    expect(answer.data?.customer.contracts.nodes.map((contract) => contract.id)).toEqual(contractIds);
    expect(source === 'enneo' ? answer.data?.customer.contracts.nodes[0]?.tickets : answer.data?.customer.installs).toBeNull();
    expect(answer.errors).toHaveLength(source === 'enneo' ? contractIds.length : 1);
    for (const error of answer.errors ?? []) {
      expect(error.extensions).toMatchObject({
        code: expect.stringMatching(new RegExp(`^${code}$`)),
        source: source.toUpperCase(),
        retryable: expect.any(Boolean),
      });
      expect(error.path?.slice(0, path.length)).toEqual(path);
    }
    expect(answer.extensions?.sources.find((use) => use.source === source.toUpperCase())).toMatchObject({ state: 'FAILED' });
    expect(JSON.stringify(answer)).not.toMatch(FORBIDDEN);
    expect((await stack.calls(source)).length).toBeGreaterThan(0);
  });
});

describe('while the ERP fails', () => {
  it.each(KINDS)('with %s, a customer is an error and not "no such customer"', async (_name, fault, code) => {
    const { id } = unseen();
    const ticket = stack.world.ticketIdsOfContract(unseenWithTickets().contractIds[0] ?? '')[0];
    await stack.faults('erp', [fault]);
    const answer = await stack.ask('query($id: ID!, $ticket: ID!) { customer(id: $id) { id } ticket(id: $ticket) { id customer { id } } }', { id, ticket });
    expect(answer.data).toEqual({ customer: null, ticket: { id: String(ticket), customer: null } });
    expect(answer.errors?.map((error) => error.path?.join('.')).sort()).toEqual(['customer', 'ticket.customer']);
    for (const error of answer.errors ?? []) expect(error.extensions).toMatchObject({ code: expect.stringMatching(new RegExp(`^${code}$`)), source: 'ERP' });
    expect(JSON.stringify(answer)).not.toMatch(FORBIDDEN);
  });

  it('keeps an unknown customer null without an error when it answers', async () => {
    expect(await stack.ask('{ customer(id: "999999999") { id } contract(id: "999999999") { id } }')).toMatchObject({
      data: { customer: null, contract: null },
    });
    expect((await stack.ask('{ customer(id: "999999999") { id } }')).errors).toBeUndefined();
  });
});

describe('a source that fails after it was read', () => {
  it.each([
    ['enneo', 'tickets { nodes { id subject } }'],
    ['enerflo', 'installs { id milestones { id } notes { nodes { id } } }'],
    ['erp', 'party { name } contracts { nodes { id status } }'],
  ] as const)('%s: the copy answers, marked stale with its age', async (source, fields) => {
    const query = `{ customer(id: "83771") { id freshness { asOf stale source } ${fields} } }`;
    const fresh = await stack.ask<Stale>(query, {}, { 'cache-control': 'no-cache' });
    expect(fresh.errors).toBeUndefined();
    expect(fresh.data?.customer.freshness).toMatchObject({ stale: false, source: 'ERP' });
    await stack.faults(source, [{ kind: 'status', status: 503 }]);
    const stale = await stack.ask<Stale>(query, {}, { 'cache-control': 'no-cache' });
    expect(stale.errors).toBeUndefined();
    expect(stale.extensions?.sources.find((use) => use.source === source.toUpperCase())).toMatchObject({ state: 'STALE', asOf: expect.any(String) });
    expect({ ...stale.data?.customer, freshness: null }).toEqual({ ...fresh.data?.customer, freshness: null });
    expect(stale.data?.customer.freshness.stale).toBe(source === 'erp');
  });

  it('is not asked at all with only-if-cached', async () => {
    await stack.ask('{ customer(id: "83771") { id } }');
    await stack.reset();
    const answer = await stack.ask('{ customer(id: "83771") { id } }', {}, { 'cache-control': 'only-if-cached, max-age=0' });
    expect(answer.data).toEqual({ customer: { id: '83771' } });
    expect(await stack.calls('erp')).toEqual([]);
  });

  it.each([
    ['customer(id: "83772471147") { id }', 'ERP'],
    ['tickets { nodes { id } }', 'ENNEO'],
    ['installs { nodes { id } }', 'ENERFLO'],
    ['installStatuses { name }', 'ENERFLO'],
  ])('nor is its silence called an outage where nothing is stored: %s', async (query, source) => {
    await stack.reset();
    const { data, errors, extensions } = await stack.ask(`{ answer: ${query} }`, {}, { 'cache-control': 'only-if-cached' });
    expect(data).toEqual({ answer: null });
    expect(errors?.map((error) => [error.extensions, error.message])).toEqual([[{ code: 'NOT_STORED', source }, expect.stringContaining('only-if-cached')]]);
    expect(extensions?.sources).toEqual([]);
    expect((await Promise.all((['erp', 'enneo', 'enerflo'] as const).map((name) => stack.calls(name)))).flat()).toEqual([]);
  });
});

describe('a rate limit', () => {
  it('is told with the seconds to wait, and the source is left alone for so long', async () => {
    const limited = await startStack({ contracts: 16, deadlineMs: 700 });
    await limited.faults('enerflo', [{ kind: 'html429', times: 1 }]);
    const answers = [await limited.ask<Data>(QUERY, { id: '83771' }), await limited.ask<Data>(QUERY, { id: 'C-200001' })];
    for (const { data, errors } of answers) {
      expect(data?.customer.contracts.nodes.length).toBeGreaterThan(0);
      expect(errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'SOURCE_RATE_LIMITED', source: 'ENERFLO', retryable: true, retryAfter: expect.any(Number) },
      ]);
      expect(JSON.stringify(errors)).not.toMatch(FORBIDDEN);
    }
    expect(await limited.calls('enerflo')).toHaveLength(1);
    expect(answers[1]?.extensions?.sources).toContainEqual(expect.objectContaining({ source: 'ENERFLO', state: 'FAILED', calls: 0 }));
    await limited.stop();
  });
});

interface Data {
  customer: { party: { name: string }; contracts: { nodes: { id: string; tickets: unknown }[] }; installs: unknown };
}

interface Stale {
  customer: { freshness: { stale: boolean } };
}
