import { afterEach, describe, expect, it } from 'vitest';
import type { SourceError } from '../../src/domain/source-error.ts';
import { createTransport } from '../../src/sources/create-transport.ts';
import type { Transport, TransportOptions } from '../../src/sources/transport.ts';
import { createCall } from '../support/call-context.ts';
import { json, type Peer, startPeer, startRawPeer } from '../support/peer.ts';

const request = { operation: 'ticketSearch', method: 'GET', path: '/tickets', template: '/tickets' } as const;

const transports: Transport[] = [];
const to = (peer: Pick<Peer, 'origin'>, options: Partial<TransportOptions> = {}): Transport => {
  const transport = createTransport({ source: 'ENNEO', origin: peer.origin, concurrency: 4, perMinute: null, timeoutMs: 5000, ...options });
  transports.push(transport);
  return transport;
};
const failureOf = (sent: Promise<unknown>): Promise<SourceError> =>
  sent.then(
    () => expect.fail('it answered'),
    (error) => error,
  );

afterEach(async () => {
  await Promise.all(transports.splice(0).map((transport) => transport.close()));
});

const drip = () =>
  startPeer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  });

const SILENCES = [
  ['that never answers', () => startPeer(() => {})],
  ['that never ends its head', () => startRawPeer((socket) => socket.write('HTTP/1.1 200 OK\r\nx-a: '))],
  ['that never ends its body', () => startRawPeer((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{'))],
  ['that sends a byte at a time', drip],
] as const;

describe('a peer', () => {
  it.each(SILENCES)('%s costs the deadline and no more', async (_, start) => {
    await using peer = await start();
    const startedAt = Date.now();
    const call = createCall({ deadline: startedAt + 150 });
    const error = await failureOf(to(peer).send(request, call));
    const ms = Date.now() - startedAt;
    expect(error.failure).toBe('timeout');
    expect(ms).toBeGreaterThanOrEqual(149);
    expect(ms).toBeLessThan(200);
    expect(call.recorded).toMatchObject([{ outcome: 'timeout' }]);
  });

  it.each(SILENCES)('%s is left within 100 ms by a client that goes away, and its connection closed', async (_, start) => {
    await using peer = await start();
    const call = createCall();
    const sent = failureOf(to(peer).send(request, call));
    await expect.poll(() => peer.requests.length, { interval: 2 }).toBe(1);
    const socket = peer.sockets[0] ?? expect.fail('no socket');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const abortedAt = Date.now();
    call.abort();
    expect((await sent).failure).toBe('cancelled');
    await closed;
    expect(Date.now() - abortedAt).toBeLessThan(100);
    expect(call.recorded).toMatchObject([{ outcome: 'cancelled' }]);
  });

  it('that never finishes its handshake costs the deadline and takes no place from the next call', async () => {
    await using peer = await startRawPeer(() => {});
    const transport = to({ origin: peer.origin.replace('http:', 'https:') }, { concurrency: 1 });
    const startedAt = Date.now();
    const calls = [createCall({ deadline: startedAt + 100 }), createCall({ deadline: startedAt + 200 })];
    const errors = await Promise.all(calls.map((call) => failureOf(transport.send(request, call))));
    expect(errors.map((error) => error.failure)).toEqual(['timeout', 'timeout']);
    expect(Date.now() - startedAt).toBeLessThan(250);
    expect(calls.map(({ recorded }) => recorded.length)).toEqual([1, 1]);
    expect(peer.sockets).toHaveLength(2);
  });

  it('is not called when the deadline has passed or the client has gone', async () => {
    await using peer = await startPeer((_, response) => json(response, {}));
    const late = createCall({ deadline: Date.now() - 1 });
    const gone = createCall();
    gone.abort();
    const transport = to(peer);
    expect((await failureOf(transport.send(request, late))).failure).toBe('timeout');
    expect((await failureOf(transport.send(request, gone))).failure).toBe('cancelled');
    expect([...late.recorded, ...gone.recorded, ...peer.requests]).toEqual([]);
  });

  it('gets no more time than a single call may take, however late the deadline', async () => {
    await using peer = await startPeer(() => {});
    const startedAt = Date.now();
    expect((await failureOf(to(peer, { timeoutMs: 100 }).send(request, createCall({ deadline: startedAt + 60_000 })))).failure).toBe('timeout');
    expect(Date.now() - startedAt).toBeLessThan(150);
  });

  it('that recovers is used again after a deadline cut its connection', async () => {
    let isUp = false;
    await using peer = await startPeer((_, response) => {
      if (isUp) json(response, { up: true });
    });
    const transport = to(peer, { concurrency: 1 });
    await failureOf(transport.send(request, createCall({ deadline: Date.now() + 50 })));
    isUp = true;
    expect((await transport.send(request, createCall())).body).toEqual({ up: true });
  });

  it('has deadlines of its own for each of many calls, the earlier ones first whatever the order of asking', async () => {
    await using peer = await startPeer(() => {});
    const transport = to(peer, { concurrency: 10 });
    const startedAt = Date.now();
    const ended = [200, 50, 120, 50].map(async (ms) => {
      await failureOf(transport.send(request, createCall({ deadline: startedAt + ms })));
      return Date.now() - startedAt - ms;
    });
    for (const lateness of await Promise.all(ended)) expect(lateness).toSatisfy((ms: number) => ms >= -1 && ms < 50);
  });
});

describe('closing', () => {
  it('lets calls under way end and cancels those that wait or come later', async () => {
    const answers: Array<() => void> = [];
    await using peer = await startPeer((_, response) => answers.push(() => json(response, { id: 1 })));
    const transport = to(peer, { concurrency: 1 });
    const running = transport.send(request, createCall());
    const waiting = failureOf(transport.send(request, createCall()));
    await expect.poll(() => answers.length, { interval: 2 }).toBe(1);
    const closed = transport.close();
    expect((await waiting).failure).toBe('cancelled');
    answers[0]?.();
    expect((await running).body).toEqual({ id: 1 });
    await closed;
    expect((await failureOf(transport.send(request, createCall()))).failure).toBe('cancelled');
    expect(peer.requests).toHaveLength(1);
  });
});
