import { getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { buildGraph } from '../../../../schema/build.ts';
import { rememberCost } from '../../../../src/server/graphql/limits/cost/remember-cost.ts';

const schema = buildGraph();

const asker = (query: string) => {
  const estimate = rememberCost();
  const document = parse(query);
  const operation = getOperationAST(document) ?? expect.fail('one operation');
  return (variables: Record<string, unknown>): number => estimate({ schema, document, operation, variables });
};

it('an operation that comes again costs what its variables ask for this time', () => {
  const ask = asker('query($first: Int = 3, $id: ID) { contracts(first: $first) { nodes { customer { id } } } contract(id: $id) { id } }');
  expect([ask({}), ask({ first: 9, id: '1' }), ask({ first: 9, id: '2' }), ask({ first: null }), ask({})]).toEqual([4, 10, 10, 51, 4]);
});

it('and what references it holds', () => {
  const ask = asker('query($r: [_Any!]!) { _entities(representations: $r) { ... on Contract { id } ... on Ticket { body } } }');
  const contract = { __typename: 'Contract', id: '1' };
  const ticket = { __typename: 'Ticket', id: '1' };
  expect([ask({ r: [contract] }), ask({ r: [contract, contract] }), ask({ r: [ticket, contract] }), ask({ r: [contract] })]).toEqual([1, 2, 4, 1]);
});

it('takes next to no time the second time', () => {
  const ask = asker(`{ contracts { nodes { ${Array.from({ length: 40 }, (_, index) => `a${index}: enneo { id }`).join(' ')} } } }`);
  ask({});
  const askedAt = process.cpuUsage();
  for (let round = 0; round < 10_000; round += 1) ask({});
  expect(process.cpuUsage(askedAt).user / 1000).toBeLessThan(500);
});
