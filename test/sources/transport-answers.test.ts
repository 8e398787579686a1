import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { SourceError } from '../../src/domain/source-error.ts';
import { createTransport } from '../../src/sources/create-transport.ts';
import { SOURCE_CALL_CHANNEL } from '../../src/sources/source-channel.ts';
import type { SourceRequest, Transport } from '../../src/sources/transport.ts';
import { createCall } from '../support/call-context.ts';
import { json, type Peer, startPeer, startRawPeer } from '../support/peer.ts';

const SECRET = 'hash0123456789';
const request: SourceRequest = {
  operation: 'contractById',
  method: 'GET',
  path: `/rest:client/${SECRET}/contract?id=7`,
  template: '/rest:client/{hash}/contract',
};

const transports: Transport[] = [];
const to = (peer: Peer | { origin: string }, options: { timeoutMs?: number } = {}): Transport => {
  const transport = createTransport({ source: 'ERP', origin: peer.origin, concurrency: 4, perMinute: null, timeoutMs: 2000, ...options });
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

describe('an answer', () => {
  it('is parsed JSON with its status and headers, over a connection that is kept', async () => {
    await using peer = await startPeer((_, response) => json(response, { id: 7 }, 200, { etag: 'x' }));
    const transport = to(peer);
    const answer = await transport.send(request, createCall());
    await transport.send(request, createCall());
    expect(answer).toMatchObject({ status: 200, body: { id: 7 }, headers: { etag: 'x' } });
    expect(peer.requests).toEqual([`GET ${request.path}`, `GET ${request.path}`]);
    expect(peer.sockets).toHaveLength(1);
  });

  it('is asked for below the path of the origin', async () => {
    await using peer = await startPeer((_, response) => json(response, {}));
    await to({ origin: `${peer.origin}/api/mind/` }).send({ ...request, path: '/profile' }, createCall());
    expect(peer.requests).toEqual(['GET /api/mind/profile']);
  });

  it('to a JSON or form body sees that body with its type', async () => {
    await using peer = await startPeer(async (incoming, response) => {
      const chunks = await incoming.toArray();
      json(response, { type: incoming.headers['content-type'], key: incoming.headers['x-key'], body: Buffer.concat(chunks).toString() });
    });
    const transport = to(peer);
    const post = { ...request, method: 'POST', headers: { 'x-key': 'k' } } as const;
    const asJson = await transport.send({ ...post, body: { name: 'Müller' } }, createCall());
    const asForm = await transport.send({ ...post, form: { grant_type: 'a b' } }, createCall());
    expect(asJson.body).toEqual({ type: 'application/json', key: 'k', body: '{"name":"Müller"}' });
    expect(asForm.body).toEqual({ type: 'application/x-www-form-urlencoded', key: 'k', body: 'grant_type=a+b' });
  });

  it.each(['text/json', 'text/plain', 'text/html; charset=UTF-8', 'application/problem+json'])('of JSON under %s is accepted', async (type) => {
    await using peer = await startPeer((_, response) => response.setHeader('content-type', type).end('\ufeff [1]'));
    expect((await to(peer).send(request, createCall())).body).toEqual([1]);
  });

  it.each([204, 200])('of status %i without a body has none', async (status) => {
    await using peer = await startPeer((_, response) => response.writeHead(status).end());
    expect(await to(peer).send(request, createCall())).toMatchObject({ status, body: undefined });
  });

  it('keeps every digit of integers that numbers would round, and leaves other numbers alone', async () => {
    const text =
      '{"id": 12345678901234567890, "list": [-9007199254740993,9007199254740991], "code":9903692000003, "price":0.1234567890123456, "iban":"DE89370400440532013000"}';
    await using peer = await startPeer((_, response) => response.setHeader('content-type', 'application/json').end(text));
    expect((await to(peer).send(request, createCall())).body).toEqual({
      id: '12345678901234567890',
      list: ['-9007199254740993', 9007199254740991],
      code: 9903692000003,
      price: 0.1234567890123456,
      iban: 'DE89370400440532013000',
    });
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('is unpacked from %s nobody asked for', async (encoding, pack) => {
    await using peer = await startPeer((_, response) => response.setHeader('content-encoding', encoding).end(pack('{"id":1}')));
    expect((await to(peer).send(request, createCall())).body).toEqual({ id: 1 });
  });

  it('arrives whole when it comes in pieces that cut a character', async () => {
    const bytes = Buffer.from('{"name":"Jürgen"}');
    await using peer = await startPeer((_, response) => {
      response.write(bytes.subarray(0, 11), () => setImmediate(() => response.end(bytes.subarray(11))));
    });
    expect((await to(peer).send(request, createCall())).body).toEqual({ name: 'Jürgen' });
  });

  it.each([
    ['JSON', 'application/json', '{"code":"contract_not_found"}', { code: 'contract_not_found' }],
    ['text', 'text/plain', 'Not Found', undefined],
    ['nothing', 'application/json', '', undefined],
  ])('of an expected 404 with %s is given as it is', async (_, type, text, body) => {
    await using peer = await startPeer((__, response) => response.writeHead(404, { 'content-type': type }).end(text));
    const call = createCall();
    expect(await to(peer).send(request, call, [404])).toMatchObject({ status: 404, body });
    expect(call.recorded).toMatchObject([{ outcome: 'notFound', status: 404 }]);
  });
});

describe('a failure', () => {
  it.each([
    [301, 'unavailable'],
    [302, 'unavailable'],
    [400, 'rejected'],
    [401, 'rejected'],
    [403, 'rejected'],
    [404, 'rejected'],
    [408, 'timeout'],
    [409, 'rejected'],
    [422, 'rejected'],
    [429, 'rateLimited'],
    [500, 'unavailable'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'timeout'],
  ] as const)('of status %i is %s', async (status, failure) => {
    await using peer = await startPeer((_, response) => json(response, { message: 'upstream text' }, status, { location: 'http://127.0.0.1:1/' }));
    expect(await failureOf(to(peer).send(request, createCall()))).toMatchObject({ failure, status, source: 'ERP', operation: 'contractById' });
    expect(peer.requests).toHaveLength(1);
  });

  it.each([
    ['HTML', 'text/html', '<!doctype html><title>Error</title>', 'unavailable'],
    ['HTML under a JSON type', 'application/json', '\n<html>', 'unavailable'],
    ['plain text', 'text/plain', 'OK', 'unavailable'],
    ['truncated JSON', 'application/json', '{"id":7', 'malformed'],
    ['text under a JSON type', 'application/json', 'oops', 'malformed'],
  ] as const)('of 200 with %s is told from data', async (_, type, text, failure) => {
    await using peer = await startPeer((__, response) => response.setHeader('content-type', type).end(text));
    expect(await failureOf(to(peer).send(request, createCall()))).toMatchObject({ failure, status: 200 });
  });

  it('of an expected 404 with a page of HTML is an outage, never "not found"', async () => {
    await using peer = await startPeer((_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<html>nginx</html>'));
    expect(await failureOf(to(peer).send(request, createCall(), [404]))).toMatchObject({ failure: 'unavailable', status: 404 });
  });

  it.each([
    ['a refused connection', () => Promise.resolve({ origin: 'http://127.0.0.1:1', async [Symbol.asyncDispose]() {} }), 'unavailable'],
    ['a reset before the head', () => startRawPeer((socket) => socket.resetAndDestroy()), 'unavailable'],
    ['something that is not HTTP', () => startRawPeer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')), 'unavailable'],
    ['a body cut short', () => startRawPeer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{"id":')), 'malformed'],
    ['a chunked body cut short', () => startRawPeer((socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a":')), 'malformed'],
    [
      'gzip cut short',
      () => startPeer((_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('{"id":1,"name":"Mustermann"}').subarray(0, 20))),
      'malformed',
    ],
    ['an encoding we do not read', () => startPeer((_, response) => response.setHeader('content-encoding', 'lzma').end('{}')), 'malformed'],
  ] as const)('from %s is typed', async (_, start, failure) => {
    await using peer = await start();
    const call = createCall();
    expect(await failureOf(to(peer).send(request, call))).toMatchObject({ failure });
    expect(call.recorded).toMatchObject([{ outcome: failure }]);
  });

  it.each([
    ['503', 503, '7', 7000],
    ['429', 429, '2', 2000],
    ['429 without a wait', 429, '', 1000],
  ])('of %s says how long the source asked us to wait', async (_, status, seconds, retryAfterMs) => {
    await using peer = await startPeer((__, response) => json(response, {}, status, seconds === '' ? {} : { 'retry-after': seconds }));
    expect(await failureOf(to(peer).send(request, createCall()))).toMatchObject({ retryAfterMs });
  });

  it('does not wait for the rest of an answer nobody wants, and closes its connection soon', async () => {
    await using peer = await startPeer((_, response) => response.writeHead(500).write('a page that never'));
    const startedAt = Date.now();
    const transport = to(peer);
    await failureOf(transport.send(request, createCall()));
    expect(Date.now() - startedAt).toBeLessThan(100);
    await transport.close();
    expect(Date.now() - startedAt).toBeLessThan(600);
  });

  it('keeps the connection when the unwanted answer is short', async () => {
    await using peer = await startPeer((_, response) => json(response, { message: 'no' }, 500));
    const transport = to(peer);
    await failureOf(transport.send(request, createCall()));
    await failureOf(transport.send(request, createCall()));
    expect(peer.sockets).toHaveLength(1);
  });

  it.each([
    ['plain', {}, (size: number) => Buffer.alloc(size, ' ')],
    ['gzip', { 'content-encoding': 'gzip' }, (size: number) => gzipSync(Buffer.alloc(size, ' '))],
    ['br', { 'content-encoding': 'br' }, (size: number) => brotliCompressSync(Buffer.alloc(size, ' '))],
  ] as const)('of a %s body over 10 MiB is malformed, one of 10 MiB is read', async (_, headers, toBody) => {
    const limit = 10 * 1024 * 1024;
    await using peer = await startPeer((incoming, response) => response.writeHead(200, headers).end(toBody(incoming.url === '/at' ? limit : limit + 1)));
    const transport = to(peer, { timeoutMs: 8000 });
    expect(await transport.send({ ...request, path: '/at' }, createCall())).toMatchObject({ status: 200 });
    expect(await failureOf(transport.send({ ...request, path: '/above' }, createCall()))).toMatchObject({ failure: 'malformed' });
  });

  it('of an endless body comes after 10 MiB, not at the deadline', async () => {
    const chunk = Buffer.alloc(64 * 1024, ' ');
    let sent = 0;
    await using peer = await startPeer((_, response) => {
      const more = (): void => {
        do sent += chunk.length;
        while (response.write(chunk));
      };
      response.on('drain', more);
      more();
    });
    expect(await failureOf(to(peer).send(request, createCall()))).toMatchObject({ failure: 'malformed' });
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it('of a gzip bomb stops long before it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    await using peer = await startPeer((_, response) => response.setHeader('content-encoding', 'gzip').end(bomb));
    const before = process.memoryUsage().rss;
    expect(await failureOf(to(peer).send(request, createCall()))).toMatchObject({ failure: 'malformed' });
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  it.each([
    ['an error page', () => startPeer((_, response) => json(response, { message: `no ${SECRET}` }, 500))],
    ['broken JSON', () => startPeer((_, response) => response.end(`{"${SECRET}`))],
    ['a closed port', () => Promise.resolve({ origin: 'http://127.0.0.1:1', async [Symbol.asyncDispose]() {} })],
    ['bytes that are not HTTP', () => startRawPeer((socket) => socket.end(`nonsense ${SECRET}\r\n`))],
  ] as const)('after %s tells nothing of path, host or upstream text', async (_, start) => {
    await using peer = await start();
    const call = createCall();
    const error = await failureOf(to(peer).send({ ...request, headers: { authorization: SECRET } }, call));
    const told = inspect(error, { depth: 9, showHidden: true }) + inspect(call.recorded);
    expect(told).not.toContain(SECRET);
    expect(told).not.toContain('127.0.0.1');
  });
});

describe('a call', () => {
  it('is told of once, to its request and on the channel', async () => {
    await using peer = await startPeer((_, response) => json(response, {}));
    const heard: unknown[] = [];
    const listen = (message: unknown): void => void heard.push(message);
    subscribe(SOURCE_CALL_CHANNEL, listen);
    const call = createCall();
    await to(peer).send({ ...request, batchSize: 12 }, call);
    unsubscribe(SOURCE_CALL_CHANNEL, listen);
    const expected = {
      source: 'ERP',
      operation: 'contractById',
      method: 'GET',
      path: request.template,
      batchSize: 12,
      status: 200,
      outcome: 'ok',
      ms: expect.any(Number),
    };
    expect(call.recorded).toEqual([expected]);
    expect(heard).toEqual([{ call: expected, context: call }]);
  });

  it('that is one of fifty with the same signal leaves no listener and no warning behind', async () => {
    await using peer = await startPeer((_, response) => json(response, {}));
    const warnings: Error[] = [];
    const listen = (warning: Error): void => void warnings.push(warning);
    process.on('warning', listen);
    const { signal } = new AbortController();
    const call = { ...createCall(), signal };
    const transport = to(peer);
    await Promise.all(Array.from({ length: 50 }, () => transport.send(request, call)));
    await new Promise(setImmediate);
    process.off('warning', listen);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(call.recorded).toHaveLength(50);
    expect(warnings).toEqual([]);
  });
});
