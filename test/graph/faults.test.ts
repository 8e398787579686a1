import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/options.ts';
import { type SourceName, type Stack, startStack } from '../support/stack.ts';

const QUERY = `{ customer(id: "83771") {
  id party { name }
  contracts { nodes { id tickets { nodes { id } } } }
  installs { id }
} }`;

/** Words of the sandbox's hosts, keys and fault bodies that must never get out. */
const FORBIDDEN = /127\.0\.0\.1|sandbox-|0123456789abcdef|Too many|<html|upstream-secret|ECONN|at .*\.(ts|js):\d+/i;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ deadlineMs: 700 });
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
  ['enneo', ['customer', 'contracts', 'nodes', 0, 'tickets']],
  ['enerflo', ['customer', 'installs']],
] as const)('while %s fails', (source: SourceName, path) => {
  it.each(KINDS)('with %s, its field is null, the error is typed, the rest is there', async (_name, fault, code) => {
    await stack.faults(source, [fault]);
    const answer = await stack.ask<Data>(QUERY);
    expect(answer.data?.customer.party.name).toBe('Tom Mustermann');
    expect(answer.data?.customer.contracts.nodes.map(({ id }) => id)).toEqual(['746839']);
    expect(source === 'enneo' ? answer.data?.customer.contracts.nodes[0]?.tickets : answer.data?.customer.installs).toBeNull();
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors?.[0]).toMatchObject({
      path,
      extensions: { code: expect.stringMatching(new RegExp(`^${code}$`)), source: source.toUpperCase(), retryable: expect.any(Boolean) },
    });
    expect(answer.extensions?.sources.find((use) => use.source === source.toUpperCase())).toMatchObject({ state: 'FAILED' });
    expect(JSON.stringify(answer)).not.toMatch(FORBIDDEN);
    expect((await stack.calls(source)).length).toBeGreaterThan(0);
  });
});

describe('while the ERP fails', () => {
  it.each(KINDS)('with %s, a customer is an error and not "no such customer"', async (_name, fault, code) => {
    await stack.faults('erp', [fault]);
    const answer = await stack.ask<{ customer: null; ticket: { id: string; customer: null } }>(
      '{ customer(id: "83771") { id } ticket(id: "376189") { id customer { id } } }',
    );
    expect(answer.data).toEqual({ customer: null, ticket: { id: '376189', customer: null } });
    expect(answer.errors?.map(({ path }) => path?.join('.')).sort()).toEqual(['customer', 'ticket.customer']);
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

describe('a rate limit', () => {
  it('is told with the seconds to wait, and the source is left alone for so long', async () => {
    const limited = await startStack({ contracts: 16, deadlineMs: 700 });
    await limited.faults('enerflo', [{ kind: 'html429', times: 1 }]);
    const answers = [await limited.ask<Data>(QUERY), await limited.ask<Data>(QUERY)];
    for (const { data, errors } of answers) {
      expect(data?.customer.contracts.nodes).toHaveLength(1);
      expect(errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'SOURCE_RATE_LIMITED', source: 'ENERFLO', retryable: true, retryAfter: expect.any(Number) },
      ]);
      expect(JSON.stringify(errors)).not.toMatch(FORBIDDEN);
    }
    expect(await limited.calls('enerflo')).toHaveLength(1);
    await limited.stop();
  });
});

interface Data {
  customer: { party: { name: string }; contracts: { nodes: { id: string; tickets: unknown }[] }; installs: unknown };
}
