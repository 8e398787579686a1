import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EntityRef } from '../../src/domain/events/entity-ref.ts';
import { eventOf } from '../store/inbox/event.ts';
import { type GraphOverStore, openGraphOverStore } from '../support/graph-over-store.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';

const HOUR = 3_600_000;
const RECEIVED_AT = Date.parse('2025-06-15T08:00:00Z');
const subject: EntityRef = { source: 'erp', entity: 'contract', id: '746839' };
const FIELDS = 'id sender name key state tries error receivedAt subjects { source entity id }';

let place: StorePlace;
let graph: GraphOverStore;
beforeAll(async () => {
  place = await quickestPlace();
  graph = await openGraphOverStore(place, 32);
  const { inbox } = graph.store;
  for (const name of ['first', 'second', 'third'])
    await inbox.receive(
      eventOf({ name, key: name, receivedAt: RECEIVED_AT, refreshes: [{ ...subject, id: name }], body: Buffer.from('{"mail":"tom@mustermann.de"}') }),
    );
  await inbox.receive(eventOf({ name: 'unusable', receivedAt: RECEIVED_AT, refreshes: [], unusable: 'It names no contract.' }));
  const claims = await inbox.claim({ slots: new Map([['erp', 10]]), now: RECEIVED_AT + HOUR, until: RECEIVED_AT + HOUR });
  const failed = claims.filter(({ id }) => id === 'first');
  await inbox.fail(failed.map((claim) => ({ ...claim, error: 'ERP contractById: unavailable', retryAt: 0, giveUpBefore: RECEIVED_AT, counts: true })));
  await inbox.finish(claims.filter(({ id }) => id === 'second'));
});
afterAll(async () => {
  await graph.close();
  await place.drop();
});

const operate = <T>(query: string, variables: Record<string, unknown> = {}) => graph.ask<T>(query, variables, ['graph:read', 'operate']);
interface Listed {
  readonly events: {
    readonly nodes: readonly { readonly id: string; readonly name: string }[];
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}
const list = async (variables: Record<string, unknown> = {}) =>
  (
    await operate<Listed>(
      'query($state: ReceivedEventState, $first: Int! = 50, $after: String) { events(state: $state, first: $first, after: $after) { nodes { id name } totalCount pageInfo { hasNextPage endCursor } } }',
      variables,
    )
  ).data?.events;
const idOf = async (name: string): Promise<string> => (await list())?.nodes.find((node) => node.name === name)?.id ?? '';

it('lists events newest first, page by page', async () => {
  const page = await list({ first: 3 });
  expect(page?.nodes.map(({ name }) => name)).toEqual(['unusable', 'third', 'second']);
  expect(page).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
  const rest = await list({ first: 3, after: page?.pageInfo.endCursor });
  expect(rest?.nodes.map(({ name }) => name)).toEqual(['first']);
  expect(rest?.pageInfo.hasNextPage).toBe(false);
});

it('lists those of one state', async () => {
  expect((await list({ state: 'DEAD' }))?.nodes.map(({ name }) => name)).toEqual(['unusable', 'first']);
  expect((await list({ state: 'DONE' }))?.nodes.map(({ name }) => name)).toEqual(['second']);
  expect(await list({ state: 'NEW' })).toMatchObject({ nodes: [{ name: 'third' }], totalCount: 1 });
});

it('shows one with what was posted, and writes down who looked', async () => {
  const id = await idOf('first');
  const { data } = await operate(`query($id: ID!) { event(id: $id) { ${FIELDS} content { headers body } } }`, { id });
  expect(data).toEqual({
    event: {
      ...{ id, sender: 'powercloud', name: 'first', key: 'first', state: 'DEAD', tries: 1, error: 'ERP contractById: unavailable' },
      ...{ receivedAt: new Date(RECEIVED_AT), subjects: [{ ...subject, id: 'first' }] },
      content: { headers: { 'content-type': 'application/json' }, body: '{"mail":"tom@mustermann.de"}' },
    },
  });
  expect(await graph.store.audit.of('event', id, 10)).toMatchObject([{ principal: 'tester', action: 'readEvent' }]);
});

it('answers null for an event that does not exist, whatever its id looks like', async () => {
  const { data, errors } = await operate('{ a: event(id: "999999") { id } b: event(id: "x") { id } c: event(id: "99999999999999999999999") { id } }');
  expect({ data, errors }).toEqual({ data: { a: null, b: null, c: null }, errors: [] });
});

it('refuses a cursor it did not make', async () => {
  const { errors } = await operate('{ events(after: "bm8") { nodes { id } } }');
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
});

it('tells nothing to a key without the scope, and redrives nothing', async () => {
  for (const query of ['{ events { nodes { id } } }', '{ event(id: "1") { content { body } } }', 'mutation { redriveEvents(ids: ["1"]) { redriven } }']) {
    const { data, errors } = await graph.ask(query, {}, ['graph:read', 'graph:write']);
    expect(errors[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(Object.values(data ?? {})).toEqual([null]);
  }
});

it('redrives what is dead, says why not for the rest, and writes down who did it', async () => {
  const ids = await Promise.all(['first', 'second', 'unusable'].map(idOf));
  const { data } = await operate('mutation($ids: [ID!]!) { redriveEvents(ids: $ids) { redriven userErrors { field code message } } }', {
    ids: [...ids, '999999', 'x'],
  });
  expect(data).toEqual({
    redriveEvents: {
      redriven: [ids[0]],
      userErrors: [
        { field: 'ids', code: 'CONFLICT', message: `Event ${ids[1]} is not dead: it is done.` },
        { field: 'ids', code: 'INVALID', message: `Event ${ids[2]} names nothing that could be read again: It names no contract.` },
        { field: 'ids', code: 'NOT_FOUND', message: 'There is no event 999999.' },
        { field: 'ids', code: 'NOT_FOUND', message: 'There is no event x.' },
      ],
    },
  });
  expect((await list({ state: 'NEW' }))?.nodes.map(({ name }) => name)).toEqual(['third', 'first']);
  expect(await graph.store.audit.of('event', ids[0] ?? '', 10)).toContainEqual(expect.objectContaining({ principal: 'tester', action: 'redriveEvent' }));
});
