import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { request } from 'node:http';
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { WEBHOOK_CHANNEL } from '../../src/webhooks/event-channel.ts';
import { startWebhookServer } from '../support/webhook-server.ts';

const UPDATE = JSON.stringify({ webhook_event: 'update_install', id: 1400001, updated_at: '2025-03-25 13:20:05' });
const V1 = '/webhooks/enerflo/v1/s3cret';

describe('the secret', () => {
  it.each([
    ['in the path', V1, {}],
    ['in x-webhook-secret', '/webhooks/enerflo/v1', { 'x-webhook-secret': 's3cret' }],
    ['as a bearer token', '/webhooks/enerflo/v1', { authorization: 'Bearer s3cret' }],
  ])('opens %s', async (_, path, headers) => {
    await using server = await startWebhookServer();
    expect((await server.post(path, UPDATE, headers)).status).toBe(200);
    expect(server.events).toHaveLength(1);
  });

  it.each([
    ['wrong in the path', '/webhooks/enerflo/v1/wrong', {}],
    ['wrong in the path though right in a header', '/webhooks/enerflo/v1/wrong', { 'x-webhook-secret': 's3cret' }],
    ['wrong in a header', '/webhooks/enerflo/v1', { 'x-webhook-secret': 's3cre' }],
    ['missing', '/webhooks/enerflo/v1', {}],
    ['a list of the secrets', '/webhooks/enerflo/v1/s3cret,old', {}],
    ['in the query', '/webhooks/enerflo/v1?secret=s3cret', {}],
  ])('%s is 401 at every sender, and nothing is stored', async (_, path, headers) => {
    await using server = await startWebhookServer({ secrets: ['s3cret', 'old'] });
    for (const sender of ['enerflo/v1', 'enerflo/v2', 'powercloud', 'lynqtech', 'enneo']) {
      const { status, body } = await server.post(path.replace('enerflo/v1', sender), UPDATE, headers);
      expect([sender, status, body]).toEqual([sender, 401, { ok: false, error: 'The secret of this address is missing or wrong.' }]);
    }
    expect(server.events).toEqual([]);
  });

  it('may be the new or the old one while one replaces the other', async () => {
    await using server = await startWebhookServer({ secrets: ['new', 'old'] });
    for (const secret of ['new', 'old']) expect((await server.post(`/webhooks/enerflo/v1/${secret}`, UPDATE)).status).toBe(200);
  });

  it('that nobody has set opens nothing, and the log says so once', async () => {
    await using server = await startWebhookServer({ secrets: [] });
    for (const secret of ['', 'undefined', 'null']) expect((await server.post(`/webhooks/enneo/${secret}`, '{"ticketId":1}')).status).toBe(401);
    expect(server.log.filter((line) => line.includes('WEBHOOK_SECRET is not set'))).toHaveLength(1);
  });

  it('is judged before the body: a forged sender is answered while his megabyte has not begun', async () => {
    await using server = await startWebhookServer();
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (part) => {
      answer += String(part);
    });
    socket.write('POST /webhooks/enerflo/v1/wrong HTTP/1.1\r\nhost: b\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n');
    await expect.poll(() => answer).toMatch(/^HTTP\/1\.1 401 [\s\S]*connection: close/i);
    socket.destroy();
  });
});

describe('what is stored', () => {
  it('is the body byte for byte, with the few headers that help', async () => {
    await using server = await startWebhookServer();
    const body = `\ufeff { "webhook_event" : "update_customer", "id":2900001, "note": "ä\u{1f600}" } \n`;
    await server.post(V1, body, { 'user-agent': 'Enerflo', cookie: 'c=1', authorization: 'Bearer token', 'x-request-id': 'r'.repeat(900) });
    expect(server.events).toMatchObject([
      {
        sender: 'enerflo',
        name: 'update_customer',
        key: null,
        headers: { 'content-type': 'application/json', 'user-agent': 'Enerflo', 'x-request-id': 'r'.repeat(200) },
        receivedAt: 1_750_000_000_000,
        refreshes: [{ source: 'enerflo', entity: 'customer', id: '2900001' }],
        unusable: null,
      },
    ]);
    expect(Buffer.from(server.events[0]?.body ?? []).toString()).toBe(body);
    expect(Object.keys(server.events[0]?.headers ?? {}).toSorted()).toEqual(['content-type', 'user-agent', 'x-request-id']);
  });

  it('is answered only once it is stored', async () => {
    const stored = Promise.withResolvers<'stored'>();
    let asked = false;
    await using server = await startWebhookServer({
      receive: () => {
        asked = true;
        return stored.promise;
      },
    });
    let answered = false;
    const answer = server.post(V1, UPDATE).then((response) => {
      answered = true;
      return response;
    });
    await expect.poll(() => asked).toBe(true);
    await setImmediate();
    expect(answered).toBe(false);
    stored.resolve('stored');
    expect(await answer).toMatchObject({ status: 200, body: { ok: true } });
  });

  it('a duplicate is answered as the first was', async () => {
    await using server = await startWebhookServer({ receive: async () => 'duplicate' });
    expect(await server.post(V1, UPDATE)).toMatchObject({ status: 200, body: { ok: true } });
  });

  it('is 503 with Retry-After while the store refuses', async () => {
    await using server = await startWebhookServer({ receive: async () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7')) });
    const { status, headers, body } = await server.post(V1, UPDATE);
    expect([status, headers.get('retry-after'), body]).toEqual([503, '5', { ok: false, error: 'Events cannot be stored at the moment; send it again.' }]);
  });

  it('is 503 when the store does not answer in time', async () => {
    await using server = await startWebhookServer({ receive: () => new Promise(() => undefined), deadlineMs: 20 });
    expect((await server.post(V1, UPDATE)).status).toBe(503);
  });

  it('is counted under sender, event and what became of it', async () => {
    await using server = await startWebhookServer();
    const counted: unknown[] = [];
    const count = (message: unknown): void => void counted.push(message);
    subscribe(WEBHOOK_CHANNEL, count);
    await server.post(V1, UPDATE);
    await server.post(V1, '{"webhook_event":"new_thing","id":1}');
    await server.post(V1, '{"id":1}');
    await server.post(V1, '{');
    await server.post('/webhooks/enneo/wrong', '{}');
    unsubscribe(WEBHOOK_CHANNEL, count);
    expect(counted).toEqual([
      { sender: 'enerflo', event: 'update_install', outcome: 'stored' },
      { sender: 'enerflo', event: 'new_thing', outcome: 'unknown' },
      { sender: 'enerflo', event: null, outcome: 'unusable' },
      { sender: 'enerflo', event: null, outcome: 'refused' },
      { sender: 'enneo', event: null, outcome: 'refused' },
    ]);
  });
});

describe('the size of a body', () => {
  it('may be 1 MiB', async () => {
    await using server = await startWebhookServer();
    const shell = JSON.stringify({ webhook_event: 'update_install', id: 1, text: '' }).length;
    const body = JSON.stringify({ webhook_event: 'update_install', id: 1, text: 'x'.repeat(1024 * 1024 - shell) });
    expect((await server.post(V1, body)).status).toBe(200);
    expect(server.events[0]?.body).toHaveLength(1024 * 1024);
    expect(await server.post(V1, `${body} `)).toMatchObject({ status: 413, body: { ok: false, error: 'The body is larger than 1 MiB.' } });
    expect(server.events).toHaveLength(1);
  });

  it('that is announced larger is 413 before any of it came', async () => {
    await using server = await startWebhookServer();
    const call = request(server.url + V1, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': 1024 * 1024 + 1 } });
    call.on('error', () => undefined);
    const status = await new Promise((resolve) => {
      call.on('response', (response) => resolve(response.statusCode));
      call.flushHeaders();
    });
    call.destroy();
    expect(status).toBe(413);
  });

  it('that turns out larger is 413 as soon as it is, without reading on', async () => {
    await using server = await startWebhookServer();
    const call = request(server.url + V1, { method: 'POST', headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' } });
    call.on('error', () => undefined);
    const status = new Promise((resolve) => call.on('response', (response) => resolve(response.statusCode)));
    call.write('x'.repeat(1024 * 1024));
    call.write('x');
    expect(await status).toBe(413);
    call.destroy();
    expect(server.events).toEqual([]);
  });
});
