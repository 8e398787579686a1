import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ticketOf } from '../../store/records.ts';
import { FACADE, type LiveServer, type LiveServerOptions, READER, SHORT_LIVED, startLiveServer } from '../../support/live-server.ts';
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

/** A server over the same store, with limits of its own. */
const startOther = async (options: LiveServerOptions): Promise<LiveServer> => {
  const other = await startLiveServer(server.store, options);
  others.push(other);
  return other;
};

/** A client that says what it is told to, right or wrong. */
const open = async (to = server, protocols: string[] = ['graphql-transport-ws'], headers: Record<string, string> = {}) => {
  const socket = new WebSocket(to.wsUrl, protocols, { headers });
  const messages: unknown[] = [];
  let wanted: (() => void) | null = null;
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)));
    wanted?.();
  });
  const closed = once(socket, 'close').then(([code, reason]) => ({ code, reason: String(reason) }));
  await once(socket, 'open');
  const next = async (): Promise<unknown> => {
    if (messages.length === 0) await new Promise<void>((resolve) => (wanted = resolve));
    return messages.shift();
  };
  return { socket, closed, next, say: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)) };
};

const INIT = { type: 'connection_init', payload: { Authorization: `Bearer ${READER}` } };
const SUBSCRIBE = { type: 'subscribe', id: 'a', payload: { query: 'subscription { ticketChanged(contractId: "c") { ticket { id } } }' } };
const READY = { type: 'subscribe', id: 'ready', payload: { query: '{ __typename }' } };

const openReady = async (to = server, init: unknown = INIT) => {
  const client = await open(to);
  client.say(init);
  expect(await client.next()).toEqual({ type: 'connection_ack' });
  return client;
};
/** Resolves when the server has taken all that was said before. */
const settle = async ({ say, next }: Awaited<ReturnType<typeof open>>): Promise<void> => {
  say(READY);
  expect(await next()).toMatchObject({ type: 'next', id: 'ready' });
  expect(await next()).toEqual({ type: 'complete', id: 'ready' });
};

let at = Date.now();
const writeTicket = (to: LiveServer, id: string, fields: Parameters<typeof ticketOf>[1] = {}) => {
  at += 1;
  return to.store.mirror.write('ticket', [{ record: ticketOf(id, { contractId: 'c', createdAt: new Date().toISOString(), ...fields }), fetchedAt: at }]);
};

describe('graphql-transport-ws closes a connection', () => {
  it.each([
    ['that says no JSON', 'hello'],
    ['that says an unknown type', { type: 'hello' }],
    ['that says what only a server says', { type: 'connection_ack' }],
    ['that subscribes without an id', { type: 'subscribe', payload: { query: '{ __typename }' } }],
    ['that completes without an id', { type: 'complete' }],
    ['that sends a payload that is none', { type: 'ping', payload: 'text' }],
  ])('%s: 4400', async (_, message) => {
    const { say, closed } = await openReady();
    say(message);
    expect(await closed).toEqual({ code: 4400, reason: 'Invalid message received' });
  });

  it('that subscribes before it said who it is: 4401', async () => {
    const { say, closed } = await open();
    say(SUBSCRIBE);
    expect(await closed).toEqual({ code: 4401, reason: 'Unauthorized' });
  });

  it.each([
    ['without a key', undefined],
    ['with a key nobody has', { 'x-api-key': 'guessed' }],
    ['with a key that lacks the scope', { 'x-api-key': FACADE }],
    ['with a key that is none', { authorization: ['Bearer'] }],
  ])('%s: 4403, and does not say why', async (_, payload) => {
    const { say, closed } = await open();
    say({ type: 'connection_init', ...(payload !== undefined && { payload }) });
    expect(await closed).toEqual({ code: 4403, reason: 'Forbidden' });
  });

  it('that speaks another protocol: 4406', async () => {
    expect(await (await open(server, [])).closed).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' });
  });

  it('that says nothing for too long: 4408', async () => {
    const { closed } = await open(await startOther({ limits: { initMs: 50 } }));
    expect(await closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  it('that uses an id twice at once: 4409', async () => {
    const { say, closed } = await openReady();
    say(SUBSCRIBE);
    say(SUBSCRIBE);
    expect(await closed).toEqual({ code: 4409, reason: 'Subscriber for a already exists' });
  });

  it('that says twice who it is: 4429', async () => {
    const { say, closed } = await open();
    say(INIT);
    say(INIT);
    expect(await closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' });
  });

  it('that sends more than a message may hold: 1009', async () => {
    const { say, closed } = await openReady();
    say({ type: 'ping', payload: { text: 'x'.repeat(101 * 1024) } });
    expect((await closed).code).toBe(1009);
  });

  it('whose key expires, without an event: 4403', async () => {
    const clock = { aheadMs: 0 };
    const expiresAt = Date.now() + 60_000;
    const other = await startOther({ clock, expiresAt });
    clock.aheadMs = expiresAt - Date.now() - 300;
    const client = await openReady(other, { type: 'connection_init', payload: { 'X-Api-Key': SHORT_LIVED } });
    client.say(SUBSCRIBE);
    expect(await client.closed).toEqual({ code: 4403, reason: 'Forbidden' });
  });

  it('whose key has expired when an event comes, whatever timers say: 4403 and no event', async () => {
    const clock = { aheadMs: 0 };
    const other = await startOther({ clock, expiresAt: Date.now() + 60_000 });
    const client = await openReady(other, { type: 'connection_init', payload: { 'X-Api-Key': SHORT_LIVED } });
    client.say(SUBSCRIBE);
    await settle(client);
    clock.aheadMs = 61_000;
    client.socket.on('message', () => expect.unreachable('an event reached an expired key'));
    await writeTicket(other, 'late');
    expect(await client.closed).toEqual({ code: 4403, reason: 'Forbidden' });
  });
});

describe('graphql-transport-ws', () => {
  it('takes the key from the header of the upgrade too', async () => {
    const client = await open(server, ['graphql-transport-ws'], { authorization: `Bearer ${READER}` });
    client.say({ type: 'connection_init' });
    expect(await client.next()).toEqual({ type: 'connection_ack' });
    client.socket.close();
  });

  it('answers a ping with its payload, also before anybody said who it is', async () => {
    const client = await open();
    client.say({ type: 'ping', payload: { at: 1 } });
    expect(await client.next()).toEqual({ type: 'pong', payload: { at: 1 } });
    client.say({ type: 'ping' });
    expect(await client.next()).toEqual({ type: 'pong' });
    client.say({ type: 'pong' });
    client.socket.close();
  });

  it('sends nothing more after complete, and takes the id again', async () => {
    const client = await openReady();
    client.say(SUBSCRIBE);
    await settle(client);
    client.say({ type: 'complete', id: 'a' });
    await settle(client);
    await writeTicket(server, 'unheard');
    client.say(SUBSCRIBE);
    await settle(client);
    await writeTicket(server, 'heard');
    expect(await client.next()).toMatchObject({ type: 'next', id: 'a', payload: { data: { ticketChanged: { ticket: { id: 'heard' } } } } });
    client.socket.close();
  });

  it('completes what it is not asked about without a word', async () => {
    const client = await openReady();
    client.say({ type: 'complete', id: 'never there' });
    await settle(client);
    client.socket.close();
  });

  it('refuses one operation more than a connection may hold, and goes on with the others', async () => {
    const other = await startOther({ limits: { operationsAConnection: 2 } });
    const client = await openReady(other);
    for (const id of ['a', 'b', 'c']) client.say({ ...SUBSCRIBE, id });
    expect(await client.next()).toMatchObject({ type: 'error', id: 'c', payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }] });
    await writeTicket(other, 'both');
    expect([await client.next(), await client.next()]).toMatchObject([{ id: 'a' }, { id: 'b' }]);
    client.socket.close();
  });

  it('refuses more subscriptions than the instance serves, until others end', async () => {
    const other = await startOther({ limits: { subscriptions: 1 } });
    const [first, second] = [await openReady(other), await openReady(other)];
    first.say(SUBSCRIBE);
    await settle(first);
    second.say(SUBSCRIBE);
    expect(await second.next()).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }] });
    first.socket.close();
    await first.closed;
    second.say(SUBSCRIBE);
    await settle(second);
    await writeTicket(other, 'room');
    expect(await second.next()).toMatchObject({ type: 'next', id: 'a' });
    second.socket.close();
  });

  it('refuses more connections than the instance serves, and other paths', async () => {
    const other = await startOther({ limits: { connections: 1 } });
    await openReady(other);
    const statusOf = async (url: string): Promise<unknown> => {
      const socket = new WebSocket(url, ['graphql-transport-ws']);
      socket.on('error', () => undefined);
      const [, response] = await once(socket, 'unexpected-response');
      return response.statusCode;
    };
    expect(await statusOf(other.wsUrl)).toBe(503);
    expect(await statusOf(`${other.wsUrl}/elsewhere`)).toBe(404);
  });

  it('answers a client that offers another protocol, as if it had not', async () => {
    const asked = request(`${server.url}?query={__typename}`, {
      headers: { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAEAAEAA', authorization: `Bearer ${READER}` },
    });
    asked.end();
    const [response] = await once(asked, 'response');
    expect(response.statusCode).toBe(200);
    response.resume();
  });

  it('drops a client that does not read, and keeps telling the others', async () => {
    const other = await startOther({ limits: { sendMs: 300 } });
    const [deaf, listener] = [await openReady(other), await openReady(other)];
    const whole = { ...SUBSCRIBE, payload: { query: 'subscription { ticketChanged(contractId: "c") { ticket { id body } } }' } };
    deaf.say(whole);
    listener.say(SUBSCRIBE);
    await settle(deaf);
    await settle(listener);
    deaf.socket.pause();
    const body = 'x'.repeat(1_000_000);
    for (let index = 0; index < 20; index += 1) {
      await writeTicket(other, `big-${index}`, { body });
      expect(await listener.next()).toMatchObject({ payload: { data: { ticketChanged: { ticket: { id: `big-${index}` } } } } });
    }
    const line = await other.logged('is dropped');
    expect(JSON.parse(line).buffered).toBeLessThan(2_100_000);
    deaf.socket.resume();
    expect((await deaf.closed).code).toBe(1006);
    listener.socket.close();
  });

  it('tells clients to go elsewhere when it stops', async () => {
    const other = await startOther({});
    const client = await openReady(other);
    client.say(SUBSCRIBE);
    await settle(client);
    await other.stop();
    expect(await client.closed).toEqual({ code: 1001, reason: 'Going away' });
  });

  it('does not wait for a client that never answers when it stops', async () => {
    const other = await startOther({ limits: { stopMs: 50 } });
    const client = await openReady(other);
    client.socket.pause();
    await other.stop();
    client.socket.resume();
    expect([1001, 1006]).toContain((await client.closed).code);
  });
});
