import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthenticator } from '../../../src/server/auth/create-authenticator.ts';
import { Unauthenticated } from '../../../src/server/auth/unauthenticated.ts';
import { json, type Peer, startPeer } from '../../support/peer.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const SECONDS = NOW / 1000;
const issuer = 'https://id.example.com/';
const audience = 'busbar';

const pair = await generateKeyPair('RS256', { extractable: true });
const stranger = await generateKeyPair('RS256');
const curve = await generateKeyPair('ES256', { extractable: true });
const jwks: { keys: JWK[] } = {
  keys: [
    { ...(await exportJWK(pair.publicKey)), kid: 'rsa', alg: 'RS256', use: 'sig' },
    { ...(await exportJWK(curve.publicKey)), kid: 'curve' },
  ],
};

let peer: Peer;
beforeAll(async () => {
  peer = await startPeer((_, response) => json(response, jwks));
});
afterAll(() => peer[Symbol.asyncDispose]());

const createAuthenticate = (jwksUrl = `${peer.origin}/keys`) => {
  const authenticate = createAuthenticator({ apiKeys: [], jwt: { jwksUrl, issuer, audience }, now: () => NOW });
  return (token: string) => authenticate({ authorization: `Bearer ${token}` }, '10.0.0.9');
};

const claims: JWTPayload = { iss: issuer, aud: audience, sub: 'user-1', exp: SECONDS + 60, iat: SECONDS, scope: 'graph:read graph:write', name: 'Erika' };
const sign = (payload: JWTPayload, header: { alg?: string; kid?: string } = {}, key = pair.privateKey): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'rsa', ...header }).sign(key);
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token of the issuer', () => {
  it('names its bearer, with scopes and end', async () => {
    expect(await createAuthenticate()(await sign(claims))).toEqual({
      id: 'user-1',
      name: 'Erika',
      kind: 'jwt',
      scopes: new Set(['graph:read', 'graph:write']),
      expiresAt: (SECONDS + 60) * 1000,
    });
  });

  it('may be signed on a curve, and name its scopes as Entra or Auth0 do', async () => {
    const { scope: _, ...rest } = claims;
    const token = await sign({ ...rest, scp: ['operate', 1], permissions: ['graph:read'] }, { alg: 'ES256', kid: 'curve' }, curve.privateKey);
    expect((await createAuthenticate()(token)).scopes).toEqual(new Set(['operate', 'graph:read']));
  });

  it('costs one read of the key set, however many tokens come', async () => {
    const before = peer.requests.length;
    const authenticate = createAuthenticate();
    await authenticate(await sign(claims));
    await Promise.all([authenticate(await sign(claims)), authenticate(await sign({ ...claims, sub: 'user-2' }))]);
    expect(peer.requests.length - before).toBe(1);
  });
});

describe('a token that is refused', () => {
  const publicPem = () => exportSPKI(pair.publicKey);
  const hs256 = async (): Promise<string> => {
    const body = `${encode({ alg: 'HS256', kid: 'rsa' })}.${encode(claims)}`;
    return `${body}.${createHmac('sha256', await publicPem())
      .update(body)
      .digest('base64url')}`;
  };
  const without = (name: string): JWTPayload => Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));

  it.each([
    ['for another audience', () => sign({ ...claims, aud: 'other' }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['of another issuer', () => sign({ ...claims, iss: 'https://evil.example.com/' }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['past its end', () => sign({ ...claims, exp: SECONDS - 6 }), 'ERR_JWT_EXPIRED'],
    ['before its time', () => sign({ ...claims, nbf: SECONDS + 60 }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['without an end', () => sign(without('exp')), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['without a subject', () => sign(without('sub')), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['signed by nobody', async () => `${encode({ alg: 'none' })}.${encode(claims)}.`, 'ERR_JOSE_ALG_NOT_ALLOWED'],
    ['signed with the public key as a secret', hs256, 'ERR_JOSE_ALG_NOT_ALLOWED'],
    ['of an unknown key', () => sign(claims, { kid: 'unknown' }), 'ERR_JWKS_NO_MATCHING_KEY'],
    ['signed by a stranger under a known key id', () => sign(claims, {}, stranger.privateKey), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
    [
      'changed on the way',
      async () => {
        const [header, , signature] = (await sign(claims)).split('.');
        return `${header}.${encode({ ...claims, scope: 'operate' })}.${signature}`;
      },
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    ],
  ])('is one %s', async (_, toToken, code) => {
    const token = await toToken();
    const error = await createAuthenticate()(token).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Unauthenticated);
    expect(error).toHaveProperty('message', `the token was refused: ${code}`);
  });

  it('is every token while the key set cannot be read', async () => {
    const error = await createAuthenticate('http://127.0.0.1:1/keys')(await sign(claims)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Unauthenticated);
    expect(error).toHaveProperty('message', 'the token was refused: the key set could not be read');
  });
});
