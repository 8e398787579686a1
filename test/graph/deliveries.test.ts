import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GraphOverStore, openGraphOverStore } from '../support/graph-over-store.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';

const PLANNED_AT = Date.parse('2025-06-15T08:00:00Z');

let place: StorePlace;
let graph: GraphOverStore;
beforeAll(async () => {
  place = await quickestPlace();
  graph = await openGraphOverStore(place, 32);
  const { deliveries } = graph.store;
  for (const [index, error] of [null, 'The receiver answered 500.', null].entries()) {
    const { data } = await graph.ask('mutation($id: ID!) { tellEvent(input: { id: $id, name: "told" }) { isNew } }', { id: `event-${index}` });
    expect(data).toEqual({ tellEvent: { isNew: true } });
    const eventIds = await deliveries.unruled(0, 1000);
    const planned = { id: randomUUID(), eventType: 'EXTERNAL', subject: '7', kind: 'webhook', target: 'crm', content: {} } as const;
    await deliveries.plan(eventIds, [{ ...planned, ruleId: `rule-${index}`, eventId: eventIds.at(-1) ?? '', error }], PLANNED_AT + index);
  }
  const [first] = await deliveries.claim({ now: PLANNED_AT, until: PLANNED_AT + 1, limit: 1 });
  if (first === undefined) throw new Error('nothing is due');
  await deliveries.finish(first, { state: 'done', nextAt: PLANNED_AT, status: 204, error: null, writeId: null }, PLANNED_AT + 5);
});
afterAll(async () => {
  await graph.close();
  await place.drop();
});

const operate = <T>(query: string, variables: Record<string, unknown> = {}) => graph.ask<T>(query, variables, ['graph:read', 'operate']);
interface Listed {
  readonly deliveries: { readonly nodes: readonly { readonly id: string; readonly ruleId: string }[]; readonly pageInfo: { readonly endCursor: string } };
}
const list = async (variables: Record<string, unknown> = {}) =>
  (
    await operate<Listed>(
      'query($state: DeliveryState, $first: Int! = 50, $after: String) { deliveries(state: $state, first: $first, after: $after) { nodes { id ruleId } totalCount pageInfo { hasNextPage endCursor } } }',
      variables,
    )
  ).data?.deliveries;
const idOf = async (ruleId: string) => (await list())?.nodes.find((node) => node.ruleId === ruleId)?.id ?? '';

it('lists deliveries newest first, page by page, and those of one state', async () => {
  const page = await list({ first: 2 });
  expect(page).toMatchObject({ nodes: [{ ruleId: 'rule-2' }, { ruleId: 'rule-1' }], totalCount: 3, pageInfo: { hasNextPage: true } });
  expect(await list({ first: 2, after: page?.pageInfo.endCursor })).toMatchObject({ nodes: [{ ruleId: 'rule-0' }], pageInfo: { hasNextPage: false } });
  expect(await list({ state: 'DEAD' })).toMatchObject({ nodes: [{ ruleId: 'rule-1' }], totalCount: 1 });
});

it('says how each fares', async () => {
  const fields = 'kind target eventType state tries lastStatus error writeId createdAt nextAt finishedAt';
  const { data } = await operate(`{ deliveries { nodes { ${fields} } } }`);
  const said = {
    kind: 'webhook',
    target: 'crm',
    eventType: 'EXTERNAL',
    tries: 0,
    lastStatus: null,
    error: null,
    writeId: null,
    nextAt: null,
    finishedAt: null,
  };
  const at = (ms: number) => new Date(PLANNED_AT + ms);
  expect(data).toEqual({
    deliveries: {
      nodes: [
        { ...said, state: 'WAITING', createdAt: at(2), nextAt: at(2) },
        { ...said, state: 'DEAD', error: 'The receiver answered 500.', createdAt: at(1), finishedAt: at(1) },
        { ...said, state: 'DONE', tries: 1, lastStatus: 204, createdAt: at(0), finishedAt: at(5) },
      ],
    },
  });
});

it('redrives what is dead, says why not for the rest, and writes down who did it', async () => {
  const ids = await Promise.all(['rule-1', 'rule-0', 'rule-2'].map(idOf));
  const { data } = await operate('mutation($ids: [ID!]!) { redriveDeliveries(ids: $ids) { redriven userErrors { code message } } }', { ids: [...ids, 'x'] });
  expect(data).toEqual({
    redriveDeliveries: {
      redriven: [ids[0]],
      userErrors: [
        { code: 'CONFLICT', message: `Delivery ${ids[1]} is not dead: it is done.` },
        { code: 'CONFLICT', message: `Delivery ${ids[2]} is not dead: it is waiting for its turn.` },
        { code: 'NOT_FOUND', message: 'There is no delivery x.' },
      ],
    },
  });
  expect(await graph.store.audit.of('delivery', ids[0] ?? '', 10)).toMatchObject([{ principal: 'tester', action: 'redriveDelivery' }]);
});

it('tells nothing to a key without the scope, and takes no event from one that may not write', async () => {
  for (const query of ['{ deliveries { nodes { id } } }', 'mutation { redriveDeliveries(ids: ["1"]) { redriven } }']) {
    const { errors } = await graph.ask(query, {}, ['graph:read', 'graph:write']);
    expect(errors[0]?.extensions?.code).toBe('FORBIDDEN');
  }
  const { errors } = await operate('mutation { tellEvent(input: { id: "1", name: "told" }) { isNew } }');
  expect(errors[0]?.extensions?.code).toBe('FORBIDDEN');
});

it('says what is wrong with an event that is told, and takes the same id once', async () => {
  const tell = 'mutation($input: TellEventInput!) { tellEvent(input: $input) { isNew userErrors { field code } } }';
  const values = { text: 'x'.repeat(70_000) };
  const { data } = await graph.ask(tell, { input: { id: 'a b', name: 'ä', values } });
  expect(data).toEqual({
    tellEvent: {
      isNew: false,
      userErrors: [
        { field: 'id', code: 'INVALID' },
        { field: 'name', code: 'INVALID' },
        { field: 'values', code: 'TOO_LONG' },
      ],
    },
  });
  const input = { id: 'twice', name: 'told' };
  const answers = await Promise.all([1, 2, 3].map(async () => (await graph.ask(tell, { input })).data));
  expect(answers.filter((answer) => JSON.stringify(answer).includes('true'))).toHaveLength(1);
});
