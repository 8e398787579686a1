import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/domain/source-error.ts';
import { createTransport } from '../../../src/sources/create-transport.ts';
import { createAuth } from '../../../src/sources/erp/auth.ts';
import type { AuthStrategy, OauthClientCredentials } from '../../../src/sources/erp/auth-strategy.ts';
import { createCall } from '../../support/call-context.ts';
import { json, type Peer, startPeer } from '../../support/peer.ts';

const OAUTH: OauthClientCredentials = {
  use: 'oauthClientCredentials',
  tokenUrl: '/oauth2/token',
  clientId: 'id',
  clientSecret: 'secret',
  scope: null,
  style: 'header',
};

/** Hands out `token-1`, `token-2`, … */
const startTokens = (expiresIn: number) => {
  let issued = 0;
  return startPeer((_request: IncomingMessage, response: ServerResponse) => {
    issued += 1;
    json(response, { access_token: `token-${issued}`, expires_in: expiresIn });
  });
};

const authOver = (peer: Peer, strategies: readonly AuthStrategy[], now: () => number = Date.now) => {
  const transport = createTransport({ source: 'ERP', origin: peer.origin, concurrency: 4, perMinute: null, timeoutMs: 2000, now });
  return { authorize: createAuth(strategies, { transport, now }), [Symbol.asyncDispose]: () => transport.close() };
};

const headersOf = async (strategies: readonly AuthStrategy[]) => {
  await using peer = await startTokens(3600);
  await using auth = authOver(peer, strategies);
  return auth.authorize(createCall(), async ({ headers, fillPath }) => ({ headers, path: fillPath('/rest:client/{hash}/x?id=%7Bhash%7D') }));
};

describe('fixed credentials', () => {
  it('prefixes the user of a Basic login with its context', async () => {
    const { headers } = await headersOf([{ use: 'basicWithContext', context: 'client', separator: '#', user: 'sandbox-user', password: 'sandbox-pass' }]);
    expect(headers).toEqual({ authorization: 'Basic Y2xpZW50I3NhbmRib3gtdXNlcjpzYW5kYm94LXBhc3M=' });
  });

  it('combines a path secret with a header, and never fills a value of the query', async () => {
    const { headers, path } = await headersOf([
      { use: 'pathSecret', name: 'hash', value: 'a/b' },
      { use: 'header', name: 'X-Api-Key', value: 'key', prefix: '' },
    ]);
    expect(headers).toEqual({ 'x-api-key': 'key' });
    expect(path).toBe('/rest:client/a%2Fb/x?id=%7Bhash%7D');
  });

  it('sends a bare token without Bearer', async () => {
    expect((await headersOf([{ use: 'bareToken', token: 'abc' }])).headers).toEqual({ authorization: 'abc' });
  });
});

describe('tokens', () => {
  it('shares one fetch among calls that start together', async () => {
    await using peer = await startTokens(3600);
    await using auth = authOver(peer, [OAUTH]);
    const sent = await Promise.all(Array.from({ length: 20 }, () => auth.authorize(createCall(), async ({ headers }) => headers.authorization)));
    expect(new Set(sent)).toEqual(new Set(['Bearer token-1']));
    expect(peer.requests).toEqual(['POST /oauth2/token']);
  });

  it.each([
    [3600, 3_540_000],
    [120, 60_000],
    [60, 30_000],
  ])('of %i seconds is fetched again after %i ms', async (expiresIn, renewAfterMs) => {
    let now = 1_000_000;
    const begun = now;
    await using peer = await startTokens(expiresIn);
    await using auth = authOver(peer, [OAUTH], () => now);
    const send = () => auth.authorize(createCall({ deadline: now + 8000 }), async ({ headers }) => headers.authorization);
    await send();
    now = begun + renewAfterMs - 1;
    expect(await send()).toBe('Bearer token-1');
    now = begun + renewAfterMs;
    expect(await send()).toBe('Bearer token-2');
  });

  it('is fetched once more after a 401, and the call repeated once', async () => {
    await using peer = await startTokens(3600);
    await using auth = authOver(peer, [OAUTH]);
    const sent: unknown[] = [];
    const run = auth.authorize(createCall(), async ({ headers }) => {
      sent.push(headers.authorization);
      throw new SourceError('ERP', 'contractById', 'rejected', { status: 401 });
    });
    await expect(run).rejects.toMatchObject({ failure: 'rejected', operation: 'contractById' });
    expect(sent).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('refused for many calls at once is fetched once for all of them', async () => {
    await using peer = await startTokens(3600);
    await using auth = authOver(peer, [OAUTH]);
    const refusedFirst = () =>
      auth.authorize(createCall(), async ({ headers }) => {
        if (headers.authorization === 'Bearer token-1') throw new SourceError('ERP', 'contractById', 'rejected', { status: 401 });
        return headers.authorization;
      });
    expect(await Promise.all([refusedFirst(), refusedFirst(), refusedFirst()])).toEqual(['Bearer token-2', 'Bearer token-2', 'Bearer token-2']);
    expect(peer.requests).toHaveLength(2);
  });

  it('is not fetched again after a 403', async () => {
    await using peer = await startTokens(3600);
    await using auth = authOver(peer, [OAUTH]);
    const run = auth.authorize(createCall(), async () => {
      throw new SourceError('ERP', 'contractById', 'rejected', { status: 403 });
    });
    await expect(run).rejects.toMatchObject({ status: 403 });
    expect(peer.requests).toHaveLength(1);
  });

  it('lets a caller go while the fetch goes on for the others', async () => {
    const held: ServerResponse[] = [];
    await using peer = await startPeer((_request, response) => held.push(response));
    await using auth = authOver(peer, [OAUTH]);
    const leaving = createCall();
    const first = auth.authorize(leaving, async () => 'never');
    const second = auth.authorize(createCall(), async ({ headers }) => headers.authorization);
    leaving.abort();
    await expect(first).rejects.toMatchObject({ failure: 'cancelled' });
    await expect.poll(() => held.length).toBe(1);
    for (const response of held) json(response, { access_token: 'late', expires_in: 60 });
    expect(await second).toBe('Bearer late');
  });

  it('refused by the login is rejected and tried again by the next call', async () => {
    let calls = 0;
    await using peer = await startPeer((_request, response) => {
      calls += 1;
      json(response, calls === 1 ? { error: 'invalid_client' } : { access_token: 'good', expires_in: 60 }, calls === 1 ? 401 : 200);
    });
    await using auth = authOver(peer, [OAUTH]);
    const send = () => auth.authorize(createCall(), async ({ headers }) => headers.authorization);
    await expect(send()).rejects.toMatchObject({ failure: 'rejected', operation: 'token' });
    expect(await send()).toBe('Bearer good');
  });

  it('of a two-step login goes into a header of its own scheme', async () => {
    const logins: (string | undefined)[] = [];
    await using peer = await startPeer((request, response) => {
      logins.push(request.headers.authorization);
      json(response, { success: true, data: 'step-token' });
    });
    const twoStep = {
      use: 'twoStep',
      context: 'client',
      separator: '#',
      user: 'u',
      password: 'p',
      loginPath: '/login',
      tokenAt: '$.data',
      lifetimeSeconds: 600,
      scheme: 'Token',
    } as const;
    await using auth = authOver(peer, [twoStep]);
    const sent = await auth.authorize(createCall(), async ({ headers }) => headers.authorization);
    expect(logins).toEqual([`Basic ${Buffer.from('client#u:p').toString('base64')}`]);
    expect(sent).toBe(`Token ${Buffer.from('client#step-token').toString('base64')}`);
  });
});
