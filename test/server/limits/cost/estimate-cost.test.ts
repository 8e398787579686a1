import { type GraphQLSchema, getOperationAST, isObjectType, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildGraph } from '../../../../schema/build.ts';
import { estimateCost } from '../../../../src/server/graphql/limits/cost/estimate-cost.ts';
import { PRICES, REFERENCE_PRICES } from '../../../../src/server/graphql/limits/cost/prices.ts';

/** Fields with a resolver that call no source: computed from the record, the mirror or our own store. */
const FREE =
  /^(?:Query\.(?:audit|contracts|customers|deliveries|event|events|identify|linkCandidates|searchCustomers|sources|syncReports|_service|_entities)|Mutation\.(?:confirmLink|cutLink|redriveDeliveries|redriveEvents|tellEvent)|\w+\.(?:freshness|totalCount|changeOrders|project|customerId|meterNumber|isFromInstall)|(?:Address|AuditEntry|ChangeOrder|CustomerLink|Delivery|Party|ReceivedEvent|Subscription|SyncedEntity|SyncReport|Write|_Service)\.\w+)$/;

let schema: GraphQLSchema;
beforeAll(() => {
  schema = buildGraph();
});

const estimate = (query: string, variables: Record<string, unknown> = {}): number => {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document) ?? expect.fail('one operation');
  return estimateCost({ schema, document, operation, variables });
};

describe('prices', () => {
  it('are of fields that exist', () => {
    const missing = Object.keys(PRICES).filter((coordinate) => {
      const [name = '', field = ''] = coordinate.split('.');
      const type = schema.getType(name);
      return !isObjectType(type) || type.getFields()[field] === undefined;
    });
    expect(missing).toEqual([]);
    expect(Object.keys(REFERENCE_PRICES).filter((name) => !isObjectType(schema.getType(name)))).toEqual([]);
  });

  it('are known for every field with a resolver, if only as free', () => {
    const resolved = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => !name.startsWith('__'))
      .flatMap((type) => Object.values(type.getFields()).flatMap(({ name, resolve }) => (resolve === undefined ? [] : [`${type.name}.${name}`])));
    expect(resolved.length).toBeGreaterThan(Object.keys(PRICES).length / 2);
    expect(resolved.filter((coordinate) => PRICES[coordinate] === undefined && !FREE.test(coordinate))).toEqual([]);
  });
});

describe('a query is taken to cost', () => {
  it.each([
    ['nothing where no source is asked', '{ __typename sources { name } contracts(first: 200) { nodes { id party { name } } } }', 0],
    ['a call for a record', '{ contract(id: "1") { id } }', 1],
    ['a call for each row of the page', '{ contracts(first: 7) { nodes { customer { id } } } }', 7],
    ['the usual page where none is named', '{ contracts { nodes { customer { id } } } }', 50],
    [
      'one more for what hangs on those',
      '{ contracts(first: 7) { edges { node { customer { contracts(first: 3) { nodes { enneo { id } } } } } } } }',
      7 + 7 + 21,
    ],
    ['a search for many tickets', '{ contracts(first: 100) { nodes { tickets { totalCount } } } }', 2],
    ['a call a ticket for all its long fields', '{ tickets(first: 9) { nodes { body template intents { code } } } }', 10],
    ['none for long fields of what is whole', '{ install(id: "1") { milestones { id } lender } }', 1],
    ['every level of pages', '{ customers(first: 10) { nodes { contracts(first: 20) { nodes { ticketHistory { id } } } } } }', 10 + 200],
  ])('%s', (_what, query, cost) => {
    expect(estimate(query)).toBe(cost);
  });

  it('what its variables ask for', () => {
    const query = 'query($first: Int! = 5) { contracts(first: $first) { nodes { customer { id } } } }';
    expect([estimate(query), estimate(query, { first: 20 }), estimate(query, { first: 100_000 }), estimate(query, { first: 'x' })]).toEqual([5, 20, 200, 200]);
  });

  it('the references it holds, each by its type', () => {
    const query = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Contract { customer { id } } ... on Ticket { contract { id } } } }';
    const of = (typename: string, count: number) => Array.from({ length: count }, (_, index) => ({ __typename: typename, id: String(index) }));
    expect(estimate(query, { r: of('Contract', 10) })).toBe(20);
    expect(estimate(query, { r: [...of('Contract', 10), ...of('Ticket', 1)] })).toBe(20 + 3);
    expect(estimate('{ _entities(representations: [{ __typename: "Customer", id: "1" }]) { ... on Customer { enneo { id } } } }')).toBe(2);
    expect(estimate(query, { r: 'nonsense' })).toBe(1);
    expect(estimate(query, { r: [1, {}, { __typename: 'Nobody' }] })).toBe(3);
  });

  it('the same read of the same record once, in however many fragments it stands', () => {
    const query = `
      { contracts(first: 10) { nodes { customer { id } ...a ... on Contract { customer { number } ...b } ...a } } }
      fragment a on Contract { customer { tenant } ...b }
      fragment b on Contract { customer { iban } }`;
    expect(estimate(query)).toBe(10);
  });

  it('and a chain of fragments that doubles forty times is looked at once', () => {
    const chain = Array.from({ length: 40 }, (_, index) => `fragment f${index} on Contract { ...f${index + 1} ...f${index + 1} }`).join(' ');
    const askedAt = performance.now();
    expect(estimate(`{ contracts(first: 2) { nodes { ...f0 } } } ${chain} fragment f40 on Contract { enneo { id } }`)).toBe(2);
    expect(performance.now() - askedAt).toBeLessThan(500);
  });
});
