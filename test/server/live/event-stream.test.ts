import { once } from 'node:events';
import { request } from 'node:http';
import { createClient } from 'graphql-sse';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ticketOf } from '../../store/records.ts';
import { type LiveServer, type LiveServerOptions, READER, SHORT_LIVED, startLiveServer } from '../../support/live-server.ts';
import { embeddedPlace, type StorePlace } from '../../support/on-both-engines.ts';

let place: StorePlace;
let server: LiveServer;
const others: AsyncDisposable[] = [];
beforeAll(async () => {
  place = await embeddedPlace();
  server = await startLiveServer(place);
});
afterEach(async () => {
  for (const other of others.splice(0)) await other[Symbol.asyncDispose]();
});
afterAll(async () => {
  await server.stop();
  await place.drop();
});

/** A server over the same store. */
const startOther = async (options: LiveServerOptions): Promise<LiveServer> => {
  const other = await startLiveServer(server.store, options);
  others.push(other);
  return other;
};

const SUBSCRIPTION = 'subscription { ticketChanged(contractId: "c") { change { kind } ticket { id } } }';
const eventOf = (id: string) => ({ data: { ticketChanged: { ticket: { id } } }, extensions: { sources: [{ source: 'ENNEO', state: 'CACHED' }] } });

let at = Date.now();
const writeTicket = (id: string, body: string | null = null) => {
  at += 1;
  return server.store.mirror.write('ticket', [{ record: ticketOf(id, { contractId: 'c', body, createdAt: new Date().toISOString() }), fetchedAt: at }]);
};

/** What the server sends, as it comes. */
const open = async (to: LiveServer, { key = READER, method = 'POST', query = SUBSCRIPTION }: { key?: string; method?: string; query?: string } = {}) => {
  const stop = new AbortController();
  const url = method === 'GET' ? `${to.url}?query=${encodeURIComponent(query)}` : to.url;
  const response = await fetch(url, {
    method,
    headers: { accept: 'text/event-stream', authorization: `Bearer ${key}`, ...(method === 'POST' && { 'content-type': 'application/json' }) },
    ...(method === 'POST' && { body: JSON.stringify({ query }) }),
    signal: stop.signal,
  });
  const chunks = response.body?.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
  let text = '';
  /** Reads on until the words came. */
  const until = async (words: string): Promise<string> => {
    while (!text.includes(words)) {
      const { done, value } = (await chunks?.next()) ?? { done: true, value: '' };
      if (done) throw new Error(`the stream ended before ${words}: ${text}`);
      text += value;
    }
    return text;
  };
  const rest = async (): Promise<string> => {
    for (let next = await chunks?.next(); next !== undefined && !next.done; next = await chunks?.next()) text += next.value;
    return text;
  };
  return { response, until, rest, leave: () => stop.abort() };
};

it('tells a graphql-sse client each change, until it has heard enough', async () => {
  const client = createClient({ url: server.url, headers: { authorization: `Bearer ${READER}` }, retryAttempts: 0 });
  const answers = client.iterate({ query: SUBSCRIPTION });
  const first = answers.next();
  // Its request is answered once its subscription is heard.
  await (await open(server)).until(':');
  await writeTicket('one');
  await writeTicket('two');
  expect((await first).value).toMatchObject(eventOf('one'));
  expect((await answers.next()).value).toMatchObject(eventOf('two'));
  await answers.return?.();
  client.dispose();
});

it('answers a query with one event and completes', async () => {
  const { response, rest } = await open(server, { query: '{ __typename }' });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-cache');
  expect(await rest()).toMatch(
    /^:\n\nevent: next\ndata: \{"data":\{"__typename":"Query"\},"extensions":\{.*"sources":\[\].*\}\}\n\nevent: complete\ndata: \n\n$/,
  );
});

it('says what is wrong with a document as an event, and completes', async () => {
  const { response, rest } = await open(server, { query: 'subscription { nothing }' });
  expect(response.status).toBe(200);
  expect(await rest()).toMatch(/event: next\ndata: \{"errors":\[\{.*"code":"GRAPHQL_VALIDATION_FAILED".*\}\]\}\n\nevent: complete\n/);
});

it('takes subscriptions and queries with GET, and no mutations', async () => {
  const { until, leave } = await open(server, { method: 'GET' });
  await until(':\n\n');
  await writeTicket('got');
  expect(await until('\n\nevent: next')).toContain('"got"');
  leave();
  const mutation = await open(server, {
    method: 'GET',
    query: 'mutation { __typename }',
  });
  expect(await mutation.rest()).toContain('{"errors":[{"message":"Send mutations with POST.","extensions":{"code":"BAD_REQUEST"}}]}');
});

it.each([
  ['an unknown key', { key: 'guessed' }, 401, 'UNAUTHENTICATED'],
  ['too many aliases', { query: `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: __typename`).join(' ')} }` }, 400, 'QUERY_TOO_LARGE'],
])('refuses %s before the stream begins', async (_, options, status, code) => {
  const { response, rest } = await open(server, options);
  expect(response.status).toBe(status);
  expect(await rest()).toContain(code);
});

it('ends with an error when the key expires, and completes', async () => {
  const clock = { aheadMs: 0 };
  const expiresAt = Date.now() + 60_000;
  const other = await startOther({ clock, expiresAt });
  clock.aheadMs = expiresAt - Date.now() - 300;
  const { rest } = await open(other, { key: SHORT_LIVED });
  expect(await rest()).toMatch(/event: next\ndata: \{"errors":\[\{.*"code":"UNAUTHENTICATED"\}\}\]\}\n\nevent: complete\ndata: \n\n$/);
});

it('takes no more streams than the instance serves, until others end', async () => {
  const other = await startOther({ limits: { connections: 1 } });
  const first = await open(other);
  const second = await open(other);
  expect(second.response.status).toBe(503);
  expect(await second.rest()).toContain('TOO_MANY_SUBSCRIPTIONS');
  first.leave();
  await expect.poll(async () => (await open(other)).response.status).toBe(200);
});

it('drops a client that does not read', async () => {
  const other = await startOther({ limits: { sendMs: 200 } });
  const headers = { accept: 'text/event-stream', authorization: `Bearer ${READER}`, 'content-type': 'application/json' };
  const deaf = request(other.url, { method: 'POST', headers });
  deaf.end(JSON.stringify({ query: 'subscription { ticketChanged(contractId: "c") { ticket { id body } } }' }));
  const [response] = await once(deaf, 'response');
  response.pause();
  const gone = once(response, 'error');
  for (let index = 0; index < 20; index += 1) await writeTicket(`big-${index}`, 'x'.repeat(1_000_000));
  await expect.poll(() => other.openStreams(), { timeout: 5000 }).toBe(0);
  response.resume();
  expect(await gone).toMatchObject([{ code: 'ECONNRESET' }]);
});

it('ends streams without completing them when it stops, so that clients connect again, elsewhere', async () => {
  const [first, second] = [await startOther({}), await startOther({})];
  let url = first.url;
  const client = createClient({ url: () => url, headers: { authorization: `Bearer ${READER}` }, retryAttempts: 5, retry: async () => undefined });
  const answers = client.iterate({ query: SUBSCRIPTION });
  const next = answers.next();
  await expect.poll(() => first.openStreams()).toBe(1);
  url = second.url;
  await first.stop();
  await expect.poll(() => second.openStreams()).toBe(1);
  await writeTicket('elsewhere');
  expect((await next).value).toMatchObject(eventOf('elsewhere'));
  await answers.return?.();
  client.dispose();
});
