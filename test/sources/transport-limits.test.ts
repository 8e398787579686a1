import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createTransport } from '../../src/sources/create-transport.ts';
import type { Transport, TransportOptions } from '../../src/sources/transport.ts';
import { createCall } from '../support/call-context.ts';
import { json, type Peer, startPeer } from '../support/peer.ts';

const transports: Transport[] = [];
const to = (peer: Peer, options: Partial<TransportOptions> = {}): Transport => {
  const transport = createTransport({ source: 'ENERFLO', origin: peer.origin, concurrency: 4, perMinute: null, timeoutMs: 120_000, ...options });
  transports.push(transport);
  return transport;
};
const get = (path: string) => ({ operation: 'installById', method: 'GET', path, template: '/installs/{id}' }) as const;

afterEach(async () => {
  await Promise.all(transports.splice(0).map((transport) => transport.close()));
});

describe('a source', () => {
  it('sees no more calls at once than its cap, people first', async () => {
    const open: ServerResponse[] = [];
    await using peer = await startPeer((_, response) => open.push(response));
    const transport = to(peer, { concurrency: 2 });
    const asked = ['/a', '/b'].map((path) => transport.send(get(path), createCall()));
    asked.push(transport.send(get('/job'), createCall({ priority: 'background' })), transport.send(get('/person'), createCall()));
    for (let answered = 0; answered < 4; answered++) {
      await expect.poll(() => open.length, { interval: 2 }).toBeGreaterThan(0);
      expect(open.length).toBeLessThanOrEqual(2);
      const response = open.shift();
      if (response !== undefined) json(response, {});
    }
    await Promise.all(asked);
    expect(peer.requests.slice(2)).toEqual(['GET /person', 'GET /job']);
    expect(peer.sockets).toHaveLength(2);
  });

  it('that is not there fails each call, those that waited for their turn too', async () => {
    const transport = createTransport({ source: 'ENERFLO', origin: 'http://127.0.0.1:1', concurrency: 2, perMinute: null, timeoutMs: 120_000 });
    transports.push(transport);
    const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => transport.send(get(`/${index}`), createCall())));
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason.failure)).toEqual(Array.from({ length: 20 }, () => 'unavailable'));
  });

  it('with a limit by the minute sees the next call when a minute has passed', async () => {
    let clock = Date.now();
    await using peer = await startPeer((_, response) => json(response, {}));
    const transport = to(peer, { perMinute: 2, now: () => clock });
    const call = createCall({ deadline: clock + 100_000 });
    await Promise.all([transport.send(get('/1'), call), transport.send(get('/2'), call)]);
    const third = transport.send(get('/3'), call);
    await expect(transport.send(get('/never'), createCall({ deadline: clock + 60_000 }))).rejects.toMatchObject({
      failure: 'rateLimited',
      retryAfterMs: 60_001,
    });
    expect(peer.requests).toHaveLength(2);
    clock += 60_001;
    await transport.send(get('/4'), call);
    await third;
    expect(peer.requests.slice(2)).toEqual(['GET /3', 'GET /4']);
  });

  it('that answered 429 is left alone until its time is over', async () => {
    let clock = Date.now();
    await using peer = await startPeer((_, response) => {
      if (peer.requests.length === 1) json(response, {}, 429, { 'retry-after': '5' });
      else json(response, {});
    });
    const transport = to(peer, { now: () => clock });
    const rateLimited = { failure: 'rateLimited', retryAfterMs: 5000 };
    await expect(transport.send(get('/1'), createCall({ deadline: clock + 1000 }))).rejects.toMatchObject({ ...rateLimited, status: 429 });
    const hurried = createCall({ deadline: clock + 4999 });
    await expect(transport.send(get('/2'), hurried)).rejects.toMatchObject({ ...rateLimited, status: null });
    expect(hurried.recorded).toEqual([]);
    expect(peer.requests).toHaveLength(1);
    clock += 5000;
    await transport.send(get('/3'), createCall({ deadline: clock + 1000 }));
    expect(peer.requests).toHaveLength(2);
  });

  it('that nearly ran out of calls is left alone until the reset it names', async () => {
    const clock = Date.now();
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(clock / 1000) + 30) };
    await using peer = await startPeer((_, response) => json(response, {}, 200, headers));
    const transport = to(peer, { now: () => clock });
    await transport.send(get('/1'), createCall());
    await expect(transport.send(get('/2'), createCall({ deadline: clock + 8000 }))).rejects.toMatchObject({ failure: 'rateLimited' });
    expect(peer.requests).toHaveLength(1);
  });

  it('frees the place of every call that fails, is cut or cancelled', async () => {
    await using peer = await startPeer((request, response) => {
      if (request.url === '/ok') json(response, {});
      else if (request.url === '/cut') response.destroy();
      else if (request.url === '/500') json(response, {}, 500);
    });
    const transport = to(peer, { concurrency: 1 });
    const hung = createCall({ deadline: Date.now() + 9000 });
    const sent = ['/cut', '/500', '/cut'].map((path) => transport.send(get(path), createCall()));
    sent.push(transport.send(get('/hang'), createCall({ deadline: Date.now() + 100 })), transport.send(get('/hang'), hung));
    const ended = Promise.allSettled(sent);
    await expect.poll(() => peer.requests.length, { interval: 2 }).toBe(5);
    hung.abort();
    expect((await ended).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    expect((await transport.send(get('/ok'), createCall())).status).toBe(200);
  });
});
