import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

describe('bad input', () => {
  it.each([
    ['an empty id', '{ customer(id: "") { id } }', {}, 'id'],
    ['a long id', `{ contract(id: "${'9'.repeat(51)}") { id } }`, {}, 'id'],
    ['a control character', '{ ticket(id: "1\\u0000") { id } }', {}, 'id'],
    ['a deal id with blanks', '{ installByDeal(dealId: " x") { id } }', {}, 'dealId'],
    ['first below 1', '{ tickets(first: 0) { nodes { id } } }', {}, 'first'],
    ['first above 200', '{ installs(first: 201) { nodes { id } } }', {}, 'first'],
    ['first that is no number', '{ tickets(first: "5") { nodes { id } } }', {}, 'first'],
    ['a cursor of nowhere', '{ tickets(after: "nowhere") { nodes { id } } }', {}, 'after'],
    ['an unknown enum value', '{ tickets(filter: { statuses: [ASLEEP] }) { nodes { id } } }', {}, 'filter'],
    ['an unknown enum value in a variable', 'query($f: TicketFilter) { tickets(filter: $f) { nodes { id } } }', { f: { statuses: ['ASLEEP'] } }, 'f'],
    ['a missing variable', 'query($id: ID!) { customer(id: $id) { id } }', {}, 'id'],
    ['a date that is none', '{ tickets(filter: { createdFrom: "yesterday" }) { nodes { id } } }', {}, 'filter'],
    ['an unknown field of a filter', '{ tickets(filter: { mood: "bad" }) { nodes { id } } }', {}, 'filter'],
    ['501 ids', `{ tickets(filter: { ids: [${Array.from({ length: 501 }, (_, index) => index)}] }) { nodes { id } } }`, {}, 'filter.ids'],
    ['a nested page size', '{ customer(id: "83771") { contracts(first: 500) { nodes { id } } } }', {}, 'first'],
    [
      'a reference without its key',
      'query($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
      { r: [{ __typename: 'Customer' }] },
      'representations',
    ],
  ])('%s is BAD_USER_INPUT with the argument’s name', async (_name, query, variables, argument) => {
    const { errors } = await stack.ask(query, variables);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument }]);
  });

  it.each([{ __typename: 'Foo', id: '1' }, {}, 1, 'x', [], { __typename: '__proto__' }, { __typename: 'Party', id: '1' }])(
    'a reference to no entity, %j, is BAD_USER_INPUT',
    async (reference) => {
      const { errors } = await stack.ask('query($r: [_Any!]!) { _entities(representations: $r) { __typename } }', {
        r: [{ __typename: 'Customer', id: '83771' }, reference],
      });
      expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument: 'representations' }]);
    },
  );

  it('an operation the graph does not have is the client’s mistake', async () => {
    const { errors } = await stack.ask('subscription { __typename }');
    expect(errors?.[0]?.extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
  });

  it('a broken character in an id is BAD_USER_INPUT', async () => {
    const { errors } = await stack.ask('query($id: ID!) { ticket(id: $id) { id } }', { id: '\ud800' });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument: 'id' }]);
  });

  it('tells an unknown field apart from a bad value', async () => {
    const { errors } = await stack.ask('{ customer(id: "1") { shoeSize } }');
    expect(errors?.[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });
});
