import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/domain/source-error.ts';
import { createTransport } from '../../../src/sources/create-transport.ts';
import { type ResilientTransport, withResilience } from '../../../src/sources/resilience/with-resilience.ts';
import { createCall } from '../../support/call-context.ts';
import { json, type Peer, startPeer } from '../../support/peer.ts';

const READ = { operation: 'contract', method: 'GET', path: '/contract', template: '/contract' } as const;
const WRITE = { operation: 'addNote', method: 'POST', path: '/note', template: '/note', body: {} } as const;

const transports: ResilientTransport[] = [];
interface Settings {
  readonly concurrency?: number;
  readonly perMinute?: number | null;
  readonly now?: () => number;
}
const to = (peer: Peer, { concurrency = 200, perMinute = null, now = Date.now }: Settings = {}): ResilientTransport => {
  const transport = createTransport({ source: 'ERP', origin: peer.origin, concurrency, perMinute, timeoutMs: 8000, now });
  const resilient = withResilience(transport, { source: 'ERP', concurrency, now, hasBreakers: true });
  transports.push(resilient);
  return resilient;
};
const failureOf = (sent: Promise<unknown>): Promise<SourceError> =>
  sent.then(
    () => expect.fail('it answered'),
    (error) => error,
  );
const failTimes = async (times: number, send: () => Promise<unknown>): Promise<void> => {
  for (let time = 0; time < times; time++) await failureOf(send());
};

afterEach(async () => {
  await Promise.all(transports.splice(0).map((transport) => transport.close()));
});

describe('a failed read', () => {
  it('is tried once more when the connection was lost', async () => {
    let asked = 0;
    await using peer = await startPeer((request, response) => (++asked === 1 ? request.socket.destroy() : json(response, { ok: true })));
    const call = createCall();
    expect(await to(peer).send(READ, call)).toMatchObject({ status: 200, body: { ok: true } });
    expect(call.recorded.map(({ outcome }) => outcome)).toEqual(['unavailable', 'ok']);
  });

  it('of POST is tried again where the request says that it changes nothing', async () => {
    let asked = 0;
    await using peer = await startPeer((request, response) => (++asked === 1 ? request.socket.destroy() : json(response, {})));
    expect(await to(peer).send({ ...WRITE, isRead: true }, createCall())).toMatchObject({ status: 200 });
  });

  it('is not tried again once the client left', async () => {
    await using peer = await startPeer((_, response) => json(response, {}, 503));
    const leaving = new AbortController();
    const sent = failureOf(to(peer).send(READ, { ...createCall(), signal: leaving.signal }));
    await expect.poll(() => peer.requests.length, { interval: 1 }).toBe(1);
    leaving.abort();
    expect((await sent).failure).toMatch(/cancelled|unavailable/);
    await sleep(450);
    expect(peer.requests).toHaveLength(1);
  });

  it('is not tried again when the wait would outlive its deadline', async () => {
    await using peer = await startPeer((_, response) => json(response, {}, 503, { 'retry-after': '5' }));
    const error = await failureOf(to(peer).send(READ, createCall({ deadline: Date.now() + 1000 })));
    expect(error).toMatchObject({ failure: 'unavailable', status: 503, retryAfterMs: 5000 });
    expect(peer.requests).toHaveLength(1);
  });
});

describe('an operation that hangs', () => {
  it('costs those who wait a second and not their deadline, and leaves the places it took to the others of its source', async () => {
    let hangs = false;
    await using peer = await startPeer((request, response) => {
      if (!hangs || request.url !== '/contract') json(response, {});
    });
    const transport = to(peer, { concurrency: 4 });
    for (let read = 0; read < 5; read++) await transport.send(READ, createCall());
    hangs = true;
    const askedAt = performance.now();
    const hung = Array.from({ length: 8 }, () => failureOf(transport.send(READ, createCall())));
    const other = transport.send({ ...READ, operation: 'customer', path: '/customer' }, createCall());
    expect((await Promise.all(hung)).map(({ failure }) => failure)).toEqual(Array(8).fill('timeout'));
    expect(await other).toMatchObject({ status: 200 });
    expect(performance.now() - askedAt).toBeLessThan(4000);
    expect(transport.openOperations()).toEqual(['contract']);
    expect(peer.requests.filter((path) => path === 'GET /contract')).toHaveLength(5 + 4);
  });

  it('keeps none of the others from being called once they had their turn, however long they waited', async () => {
    await using peer = await startPeer((request, response) => void setTimeout(() => json(response, {}), request.url === '/slow' ? 1200 : 0));
    const transport = to(peer, { concurrency: 1 });
    const slow = transport.send({ ...READ, operation: 'slow', path: '/slow' }, createCall());
    const waiting = Array.from({ length: 8 }, () => transport.send(READ, createCall()));
    expect((await Promise.all([slow, ...waiting])).map(({ status }) => status)).toEqual(Array(9).fill(200));
    expect(transport.openOperations()).toEqual([]);
  });
});

it('a write is never sent twice', async () => {
  await using peer = await startPeer((request) => request.socket.destroy());
  await failureOf(to(peer).send(WRITE, createCall()));
  await sleep(450);
  expect(peer.requests).toHaveLength(1);
});

describe('in a full outage', () => {
  it('a source gets at most 1.1 calls for each of its clients', async () => {
    await using peer = await startPeer((_, response) => json(response, {}, 503));
    const transport = to(peer);
    const operations = Array.from({ length: 300 }, (_, index) => ({ ...READ, operation: `op${index}` }));
    await Promise.all(operations.map((request) => failureOf(transport.send(request, createCall()))));
    expect(peer.requests.length).toBeGreaterThan(300);
    expect(peer.requests.length).toBeLessThanOrEqual(330);
  });

  it('the operation is not called any more, others of the source are', async () => {
    await using peer = await startPeer((request, response) => json(response, {}, request.url === '/contract' ? 503 : 200));
    const transport = to(peer);
    await failTimes(5, () => transport.send(READ, createCall()));
    const before = peer.requests.length;
    expect(transport.openOperations()).toEqual(['contract']);
    const error = await failureOf(transport.send(READ, createCall()));
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ failure: 'unavailable', retryable: true });
    expect(error.retryAfterMs).toBeGreaterThan(0);
    expect(peer.requests).toHaveLength(before);
    expect(await transport.send({ ...READ, operation: 'customer', path: '/customer' }, createCall())).toMatchObject({ status: 200 });
  });

  it('no caller waits for a probe, and the operation is back soon after the source is', async () => {
    let isUp = false;
    await using peer = await startPeer((_, response) => {
      if (isUp) json(response, {});
      else setTimeout(() => json(response, {}, 503), 300);
    });
    const transport = to(peer);
    await Promise.all(Array.from({ length: 5 }, () => failureOf(transport.send(READ, createCall()))));
    await expect.poll(() => transport.openOperations(), { interval: 5 }).toEqual(['contract']);
    const beganAt = Date.now();
    let slowest = 0;
    let recoveredAt = 0;
    while (recoveredAt === 0 && Date.now() - beganAt < 8000) {
      if (Date.now() - beganAt > 1500) isUp = true;
      const askedAt = performance.now();
      const isAnswered = await transport.send(READ, createCall()).then(
        () => true,
        () => false,
      );
      if (!isAnswered) slowest = Math.max(slowest, performance.now() - askedAt);
      if (isAnswered) recoveredAt = Date.now();
      await sleep(10);
    }
    expect(slowest).toBeLessThan(100);
    expect(recoveredAt - beganAt).toBeGreaterThan(0);
    expect(recoveredAt - beganAt - 1500).toBeLessThanOrEqual(5000);
  });

  it('a lone caller after a quiet while waits for the probe a moment only', async () => {
    let hangs = false;
    await using peer = await startPeer((_, response) => {
      if (!hangs) json(response, {}, 503);
    });
    const clock = { ahead: 0 };
    const now = (): number => Date.now() + clock.ahead;
    const transport = to(peer, { concurrency: 4, now });
    await failTimes(5, () => transport.send(READ, createCall({ deadline: Date.now() + 60_000 })));
    hangs = true;
    clock.ahead = 10_000;
    const askedAt = performance.now();
    await failureOf(transport.send(READ, createCall({ deadline: Date.now() + 60_000 })));
    expect(performance.now() - askedAt).toBeLessThan(1000);
  });

  it('a lone caller after a quiet while waits for the probe and gets its answer', async () => {
    let isUp = false;
    await using peer = await startPeer((_, response) => json(response, {}, isUp ? 200 : 503));
    const clock = { ahead: 0 };
    const transport = to(peer, { concurrency: 4, now: () => Date.now() + clock.ahead });
    await failTimes(5, () => transport.send(READ, createCall({ deadline: Date.now() + 60_000 })));
    isUp = true;
    clock.ahead = 10_000;
    expect(await transport.send(READ, createCall({ deadline: Date.now() + 60_000 }))).toMatchObject({ status: 200 });
    expect(transport.openOperations()).toEqual([]);
  });
});
