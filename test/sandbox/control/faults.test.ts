import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { FILLER, openApp } from './open-sandbox-app.ts';

const page = readFileSync(new URL('../../fixtures/enerflo/rate-limit-429.html', import.meta.url), 'utf8');

/** What a bare socket gets for one GET: the text until the peer ends, and the error it ended with. */
const rawGet = async (origin: string, path: string) => {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  let code: string | null = null;
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', (error) => {
    code = 'code' in error ? String(error.code) : error.message;
  });
  socket.write(`GET ${path} HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n\r\n`);
  await once(socket, 'close').catch(() => once(socket, 'close'));
  const [head = '', body = ''] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
  return { head, body, chunks: chunks.length, code };
};

describe('faults', () => {
  it('latency delays the answer and leaves it right', async () => {
    await using app = await openApp();
    await app.faults([
      { kind: 'latency', ms: 40 },
      { kind: 'latency', ms: 40 },
    ]);
    const started = performance.now();
    const answer = await app.get('/things/1');
    expect(performance.now() - started).toBeGreaterThan(75);
    expect(await answer.json()).toEqual({ ok: true, filler: FILLER });
  });

  it('status answers with that status, and with the body told', async () => {
    await using app = await openApp();
    await app.faults([{ kind: 'status', status: 503, body: '<h1>down</h1>' }]);
    const answer = await app.get('/things/1');
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([503, 'text/html; charset=utf-8', '<h1>down</h1>']);
    await app.faults([{ kind: 'status' }]);
    expect((await app.get('/things/1')).status).toBe(500);
  });

  it('html429 answers with the page and headers of Enerflo', async () => {
    await using app = await openApp();
    await app.faults([{ kind: 'html429' }]);
    const answer = await app.get('/things/1');
    expect([answer.status, await answer.text()]).toEqual([429, page]);
    const { headers } = answer;
    expect([headers.get('retry-after'), headers.get('x-ratelimit-limit'), headers.get('content-type')]).toEqual(['41', '300', 'text/html; charset=UTF-8']);
    expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000 + 38);
    await app.faults([{ kind: 'html429', ms: 1500 }]);
    expect((await app.get('/things/1')).headers.get('retry-after')).toBe('2');
  });

  it('hang never answers, is recorded without a status, and lets the server close', async () => {
    const app = await openApp();
    await app.faults([{ kind: 'hang', match: '/things/1' }]);
    const given = new AbortController();
    const hanging = fetch(`${app.origin}/things/1`, { signal: given.signal }).catch((error: Error) => error.name);
    expect((await app.get('/things/2')).status).toBe(200);
    const recorded = () => app.calls().then((calls) => calls.map(({ path, status }) => [path, status]));
    expect(await recorded()).toEqual([
      ['/things/1', 0],
      ['/things/2', 200],
    ]);
    given.abort();
    expect(await hanging).toBe('AbortError');
    const stuck = fetch(`${app.origin}/things/1`).catch((error: Error) => error.message);
    expect((await app.get('/things/2')).status).toBe(200);
    await app[Symbol.asyncDispose]();
    expect(await stuck).toBe('fetch failed');
  });

  it('hang goes on as usual after the time told', async () => {
    await using app = await openApp();
    await app.faults([{ kind: 'hang', ms: 50 }]);
    const started = performance.now();
    expect((await app.get('/things/1')).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(45);
  });

  it('reset breaks the connection with a TCP reset', async () => {
    await using app = await openApp();
    await app.faults([{ kind: 'reset' }]);
    expect(await rawGet(app.origin, '/things/1')).toMatchObject({ code: 'ECONNRESET', head: '' });
  });

  it('truncate promises the whole body and sends half of it', async () => {
    await using app = await openApp();
    const whole = await (await app.get('/things/1')).text();
    await app.faults([{ kind: 'truncate' }]);
    const { head, body } = await rawGet(app.origin, '/things/1');
    expect(head).toContain(`content-length: ${Buffer.byteLength(whole)}`);
    expect(head).toContain('content-type: application/json');
    expect(Buffer.byteLength(body)).toBeLessThan(Buffer.byteLength(whole) * 0.6);
    expect(whole.startsWith(body.slice(0, 50))).toBe(true);
    await expect(app.get('/things/1').then((answer) => answer.text())).rejects.toThrow();
  });

  it('malformed answers 200 with a body that is no JSON', async () => {
    await using app = await openApp();
    await app.faults([
      { kind: 'malformed', match: '/things/1' },
      { kind: 'malformed', body: '{"id": [}' },
    ]);
    const answer = await app.get('/things/1');
    const body = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(Number(answer.headers.get('content-length'))).toBe(Buffer.byteLength(body));
    expect(() => JSON.parse(body)).toThrow();
    expect(await (await app.get('/nowhere')).text()).toBe('{"id": [}');
  });

  it('slowbody sends the right body in many small pieces over the time told', async () => {
    await using app = await openApp();
    const whole = await (await app.get('/things/1')).text();
    await app.faults([{ kind: 'slowbody', ms: 200 }]);
    const started = performance.now();
    const { body, chunks } = await rawGet(app.origin, '/things/1');
    expect(performance.now() - started).toBeGreaterThan(150);
    expect(body).toBe(whole);
    expect(chunks).toBeGreaterThan(10);
  });

  it('respace answers the same JSON in bytes that never came before', async () => {
    await using app = await openApp();
    const whole = await (await app.get('/things/1')).json();
    await app.faults([{ kind: 'respace' }]);
    const texts = await Promise.all(Array.from({ length: 9 }, async () => (await app.get('/things/1')).text()));
    expect(new Set(texts).size).toBe(9);
    for (const text of texts) expect(JSON.parse(text)).toEqual(whole);
  });

  it('end after as many hits as told', async () => {
    await using app = await openApp();
    await app.faults([
      { kind: 'status', status: 502, times: 2 },
      { kind: 'status', status: 503, times: 1 },
    ]);
    const statuses: number[] = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await app.get('/things/1')).status);
    expect(statuses).toEqual([502, 502, 503, 200]);
  });

  it('strike at the rate told, the same calls each time', async () => {
    await using app = await openApp();
    const run = async () => {
      await app.faults([{ kind: 'status', rate: 0.3 }]);
      const statuses: number[] = [];
      for (let call = 0; call < 100; call += 1) statuses.push((await app.get('/things/1')).status);
      return statuses;
    };
    const first = await run();
    expect(first.filter((status) => status === 500).length).toBeGreaterThan(15);
    expect(first.filter((status) => status === 500).length).toBeLessThan(45);
    expect(await run()).toEqual(first);
  });

  it.each([
    ['POST /things', '/things/1', 200],
    ['GET /things/1', '/things/1', 500],
    ['/^GET .*\\?x=\\d$/', '/things/1?x=5', 500],
    ['/^GET .*\\?x=\\d$/', '/things/1?x=y', 200],
  ])('with match %s make GET %s answer %i', async (match, path, status) => {
    await using app = await openApp();
    await app.faults([{ kind: 'status', match }]);
    expect((await app.get(path)).status).toBe(status);
  });

  it('let a write happen whose answer is spoiled, and none whose call is cut before', async () => {
    let written = 0;
    const routes = (app: { post(path: string, handler: () => object): unknown }) => {
      app.post('/write', () => ({ written: ++written }));
    };
    await using app = await openApp({}, { routes });
    await app.faults([
      { kind: 'reset', times: 1 },
      { kind: 'truncate', times: 1 },
    ]);
    await expect(app.send('POST', '/write', {})).rejects.toThrow();
    expect(written).toBe(0);
    await expect(app.send('POST', '/write', {}).then((answer) => answer.text())).rejects.toThrow();
    expect(written).toBe(1);
  });

  it.each(['hangAfter', 'resetAfter', 'statusAfter'] as const)(
    '%s spoils the answer of a write that has happened, and the record of calls says so',
    async (kind) => {
      await using app = await openApp();
      await app.faults([{ kind, times: 1 }]);
      const answer = fetch(`${app.origin}/things`, { method: 'POST', signal: AbortSignal.timeout(200) }).then(
        ({ status }) => status,
        () => 'no answer',
      );
      expect(await answer).toBe(kind === 'statusAfter' ? 500 : 'no answer');
      expect(await app.calls()).toMatchObject([{ method: 'POST', handled: 200 }]);
    },
  );

  it('lag does what was asked although the client has left', async () => {
    await using app = await openApp();
    await app.faults([{ kind: 'lag', ms: 150, times: 1 }]);
    await expect(fetch(`${app.origin}/things`, { method: 'POST', signal: AbortSignal.timeout(50) })).rejects.toThrow();
    expect((await app.calls())[0]).not.toHaveProperty('handled');
    await expect.poll(async () => (await app.calls())[0]).toMatchObject({ handled: 200 });
  });

  it('the record of calls says what was never carried out', async () => {
    await using app = await openApp();
    await app.faults([{ kind: 'status', status: 200 }]);
    await app.send('POST', '/things', {});
    expect((await app.calls())[0]).not.toHaveProperty('handled');
  });

  it('are cleared by an empty list and leave the control API alone', async () => {
    await using app = await openApp();
    await app.faults([{ kind: 'reset' }]);
    expect((await app.get('/__sandbox/calls')).status).toBe(200);
    await app.faults([]);
    expect((await app.get('/things/1')).status).toBe(200);
  });

  it.each([
    [{ kind: 'status' }, 'faults'],
    [[{ kind: 'boom' }], 'faults[0].kind'],
    [[{ kind: 'reset' }, { kind: 'status', rate: 2 }], 'faults[1].rate'],
    [[{ kind: 'reset', match: '/(/' }], 'faults[0].match'],
    [[{ kind: 'reset', macth: 'x' }], 'faults[0]'],
    [[{ kind: 'reset', times: 0 }], 'faults[0].times'],
  ])('that make no sense (%j) are refused with the place, and the old ones stay', async (body, where) => {
    await using app = await openApp();
    await app.faults([{ kind: 'status', status: 418 }]);
    const answer = await app.send('PUT', '/__sandbox/faults', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.any(String), where });
    expect((await app.get('/things/1')).status).toBe(418);
  });
});
