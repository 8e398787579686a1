import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_RULES } from '../../src/domain/rules/rule.ts';
import { type Busbar, startBusbar } from '../../src/main.ts';
import { hashKey } from '../../src/server/auth/api-keys.ts';
import { createAuthenticator } from '../../src/server/auth/create-authenticator.ts';

import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';

const entry = (id: string, key: string, scopes: ('graph:read' | 'enneo:facade')[]) => ({
  id,
  name: id,
  hash: `sha256:${hashKey(key).toString('hex')}`,
  scopes,
});
const log: string[] = [];

let place: StorePlace;
let busbar: Busbar;
beforeAll(async () => {
  place = await quickestPlace();
  const nowhere = 'http://127.0.0.1:9';
  busbar = await startBusbar(
    {
      host: '127.0.0.1',
      port: 0,
      deadlineMs: 500,
      queryCostLimit: 2000,
      inFlightLimit: 2000,
      enneo: { url: nowhere, token: 't' },
      erp: { kind: 'powercloud', name: 'erp', url: nowhere, hash: '0'.repeat(32), user: 'u', password: 'p' },
      enerflo: { url: nowhere, key: 'k', callsPerMinute: 240 },
      authenticate: createAuthenticator({
        apiKeys: [entry('reader', 'right-key', ['graph:read']), entry('facade', 'facade-key', ['enneo:facade'])],
        jwt: null,
        now: Date.now,
      }),
      databaseUrl: place.databaseUrl,
      dataDir: place.dataDir,
      facade: { sendLegitimation: false, strict: false, maxAgeMs: 300_000, erpUrlTemplate: null, ownMailDomains: [] },
      writes: { settleMs: 1000, timeZone: 'Europe/Berlin' },
      rules: NO_RULES,
      webhookSecrets: ['right-secret-of-this-busbar'],
      syncAtStart: false,
      timetable: null,
      playgroundKey: null,
      packageRoot: new URL('../../', import.meta.url),
    },
    pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }),
  );
});
afterAll(async () => {
  await busbar.stop();
  await place.drop();
});

const ask = (key: string | null): Promise<Response> =>
  fetch(`${busbar.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key !== null && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ query: '{ sources { name state } }' }),
  });

describe('the doors', () => {
  it.each(['/', '/playground', '/playground/config.json', '/health/live', '/health/ready'])('%s is open', async (path) => {
    expect((await fetch(busbar.url + path)).status).toBe(200);
  });

  it.each([null, 'wrong-key', '{{secret.KEY}}'])('the graph answers 401 to the key %j, as GraphQL and without a reason', async (key) => {
    const response = await ask(key);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(JSON.parse(await response.text())).toEqual({
      errors: [{ message: 'Send a valid API key or token: `Authorization: Bearer <key>`.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it('the graph answers 401 to a GET of another origin’s page too', async () => {
    expect((await fetch(`${busbar.url}/graphql?query={__typename}`, { headers: { origin: 'https://evil.example' } })).status).toBe(401);
  });

  it('the graph answers 403 to a key without the scope, and names the scope', async () => {
    const response = await ask('facade-key');
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('graph:read');
  });

  it('the graph answers a right key', async () => {
    const response = await ask('right-key');
    expect(response.status).toBe(200);
    expect(JSON.parse(await response.text()).data.sources).toContainEqual({ name: 'ERP', state: 'unused' });
  });

  it('an unknown path is a JSON 404 that does not repeat it', async () => {
    const response = await fetch(`${busbar.url}/webhooks/powercloud/my-secret`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('my-secret');
  });

  it.each(['/%ff', '/graphql/%', '/webhooks/powercloud/my-secret%ff'])('%s cannot be read: a JSON 400 that does not repeat it', async (path) => {
    const response = await fetch(busbar.url + path);
    expect(response.status).toBe(400);
    expect(JSON.parse(await response.text())).toEqual({
      errors: [{ message: 'The path is too long or cannot be read.', extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it.each(['/enneo/contract/%ff', '/api/mind/contract/%'])('%s cannot be read: a 400 in the facade’s own shape, the same to HEAD', async (path) => {
    const [get, head] = await Promise.all(['GET', 'HEAD'].map((method) => fetch(busbar.url + path, { method })));
    const body = await get?.text();
    expect([get?.status, head?.status, await head?.text()]).toEqual([400, 400, '']);
    expect(JSON.parse(body ?? '')).toEqual({ success: false, code: 'invalid_request', message: expect.stringContaining('percent-encoded') });
    expect(head?.headers.get('content-length')).toBe(String(body?.length));
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400, 'BAD_REQUEST'],
    ['a method nobody knows', 'FOO / HTTP/1.1\r\nhost: x\r\n\r\n', 400, 'BAD_REQUEST'],
    ['headers of 20 kB', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
  ])('%s is refused in JSON, and the connection ends', async (_, sent, status, code) => {
    const socket = connect(Number(new URL(busbar.url).port), '127.0.0.1');
    socket.write(sent);
    const [head = '', body = ''] = (await readText(socket)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it('broken JSON is a 400 that says so', async () => {
    const response = await fetch(`${busbar.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer right-key' },
      body: '{"query":',
    });
    expect(response.status).toBe(400);
    expect(JSON.parse(await response.text())).toMatchObject({ errors: [{ message: 'The body is no valid JSON.' }] });
  });

  it.each([
    ['a right secret', '/right-secret-of-this-busbar', '{"webhook_event":"update_install","id":1}', 200],
    ['a wrong secret', '/my-secret', '{}', 401],
    ['an event nobody knows', '/right-secret-of-this-busbar', '{"webhook_event":"thing"}', 202],
    ['a body that is no JSON', '/right-secret-of-this-busbar', '{', 400],
    ['a body that is too large', '/right-secret-of-this-busbar', ' '.repeat(1_100_000), 413],
    ['a secret longer than any path', `/right-secret-of-this-busbar${'x'.repeat(600)}`, '{}', 414],
    ['a secret in broken percent code', '/right-secret-of-this-busbar%zz', '{}', 400],
    ['a path that goes on', '/right-secret-of-this-busbar/more', '{}', 404],
  ])('a webhook with %s is answered, and the answer does not repeat it', async (_, path, body, status) => {
    const response = await fetch(`${busbar.url}/webhooks/enerflo/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(response.status).toBe(status);
    expect(await response.text()).not.toMatch(/my-secret|right-secret/);
  });

  it('no key and no secret path is in the log', () => {
    expect(log.join('')).toContain('"/webhooks/enerflo/v1/:secret"');
    expect(log.join('')).not.toMatch(/right-key|wrong-key|my-secret|right-secret/);
  });
});
