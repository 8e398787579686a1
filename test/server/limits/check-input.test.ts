import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '../../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ contracts: 16 });
});
afterAll(() => stack.stop());

const post = async (query: string, variables?: unknown, accept = 'application/graphql-response+json') => {
  const response = await fetch(`${stack.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: await response.json() };
};
const refused = (extensions: object) => ({ status: 400, body: { errors: [expect.objectContaining({ extensions })], extensions: { cost: expect.anything() } } });
const BAD_FIRST = { code: 'BAD_USER_INPUT', argument: 'first' };

describe('a page', () => {
  it.each([1, 200])('of %i is let in, as it stands and by a variable', async (first) => {
    expect(await post(`{ contracts(first: ${first}) { totalCount } }`)).toMatchObject({ status: 200 });
    expect(await post('query($first: Int!) { contracts(first: $first) { totalCount } }', { first })).toMatchObject({ status: 200 });
    expect(await post(`query($first: Int! = ${first}) { contracts(first: $first) { totalCount } }`)).toMatchObject({ status: 200 });
  });

  it.each([0, 201, -1])('of %i is not, however deep, before anything is read', async (first) => {
    const nested = (value: string) => `contracts(first: 1) { nodes { customer { contracts(first: ${value}) { totalCount } } } }`;
    expect(await post(`{ sources { name } ${nested(String(first))} }`)).toEqual(refused(BAD_FIRST));
    expect(await post(`query($first: Int!) { sources { name } ${nested('$first')} }`, { first })).toEqual(refused(BAD_FIRST));
    expect(await post(`query($first: Int! = ${first}) { sources { name } ${nested('$first')} }`)).toEqual(refused(BAD_FIRST));
  });
});

describe('variables', () => {
  const search = 'query($filter: ContractFilter) { contracts(filter: $filter) { totalCount } }';
  // The filter and its ten lists, and the values in them.
  const names = ['cities', 'postcodes', 'tenants', 'productCodes', 'gridOperatorCodes', 'customerIds', 'installStatuses', 'openMilestones'];
  const filterOf = (values: number) => ({ ...Object.fromEntries(names.map((name) => [name, Array.from({ length: 400 }, () => '1')])), unknown: Array(values) });

  it('of 5,000 values are looked at, one more is refused', async () => {
    const around = 1 + names.length + names.length * 400 + 1;
    expect(await post(search, { filter: filterOf(5000 - around) })).toEqual(refused({ code: 'BAD_USER_INPUT', argument: 'filter' }));
    const large = refused({ code: 'QUERY_TOO_LARGE', limit: 'values', max: 5000 });
    expect(await post(search, { filter: filterOf(5001 - around) })).toEqual(large);
    expect(await post(search, { filter: filterOf(5001 - around) }, 'application/json')).toEqual(large);
  });

  it('of the wrong type are told one at a time', async () => {
    expect(await post(search, { filter: { one: 1, two: 2, three: 3 } })).toEqual(refused({ code: 'BAD_USER_INPUT', argument: 'filter' }));
  });
});

describe('bad input that only a resolver knows', () => {
  const LONG = 'x'.repeat(501);

  it('refuses the request where nothing else was asked for', async () => {
    expect(await post('query($q: String!) { searchCustomers(query: $q) { totalCount } }', { q: LONG })).toEqual(
      expect.objectContaining({ status: 400, body: expect.not.objectContaining({ data: expect.anything() }) }),
    );
    expect(await post('{ customer(id: "") { id } }')).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'id' } }] },
    });
  });

  it('costs its field alone where more was asked for, and who accepts JSON alone', async () => {
    const query = '{ sources { name } customer(id: "") { id } }';
    expect(await post(query)).toMatchObject({ status: 200, body: { data: { customer: null, sources: expect.anything() }, errors: [{ path: ['customer'] }] } });
    expect(await post('{ customer(id: "") { id } }', undefined, 'application/json')).toMatchObject({ status: 200, body: { data: { customer: null } } });
  });

  it.each([
    ['a question of 501 characters', 'query($v: String!) { searchCustomers(query: $v) { totalCount } }', LONG],
    ['a name of 501 characters', 'query($v: IdentifyInput!) { identify(input: $v) { outcome } }', { lastName: LONG }],
    ['51 mail addresses', 'query($v: IdentifyInput!) { identify(input: $v) { outcome } }', { email: Array(51).fill('a@b.de') }],
    ['a town of 501 characters', search('ContractFilter'), { cities: [LONG] }],
    ['501 towns', search('ContractFilter'), { cities: Array(501).fill('Berlin') }],
  ])('%s', async (_, query, v) => {
    expect(await post(query, { v })).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } });
  });

  it('lets in what is just short enough', async () => {
    expect(await post('query($v: String!) { searchCustomers(query: $v) { totalCount } }', { v: LONG.slice(1) })).toMatchObject({ status: 200 });
    expect(
      await post('query($v: IdentifyInput!) { identify(input: $v) { outcome } }', { v: { lastName: LONG.slice(1), email: Array(50).fill('a@b.de') } }),
    ).toMatchObject({ status: 200 });
  });
});

function search(type: string): string {
  return `query($v: ${type}) { contracts(filter: $v) { totalCount } }`;
}

it('an operation nobody defined is refused as that', async () => {
  const response = await fetch(`${stack.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query a { sources { name } }', operationName: 'b' }),
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }] });
});
