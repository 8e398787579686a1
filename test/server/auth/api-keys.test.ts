import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../src/domain/principal.ts';
import { parseApiKeys } from '../../../src/server/auth/api-keys.ts';
import { createApiKey } from '../../../src/server/auth/create-api-key.ts';
import { createAuthenticator } from '../../../src/server/auth/create-authenticator.ts';
import { Unauthenticated } from '../../../src/server/auth/unauthenticated.ts';

const now = Date.parse('2026-06-01T00:00:00Z');
const LOOPBACK = '127.0.0.1';
const scopes: readonly Scope[] = ['graph:read', 'enneo:facade'];
const one = createApiKey(randomBytes)('dashboard', scopes);
const other = createApiKey(randomBytes)('enneo', ['enneo:facade']);
const expiring = createApiKey(randomBytes)('trial', ['graph:read']);
const demo = createApiKey(randomBytes)('demo', ['graph:read']);
const authenticate = createAuthenticator({
  apiKeys: [one.entry, other.entry, { ...expiring.entry, expiresAt: '2026-06-01T00:00:00Z' }, { ...demo.entry, loopbackOnly: true }],
  jwt: null,
  now: () => now,
});

describe('a key', () => {
  it('is known by Bearer and by X-Api-Key, with its name and scopes', async () => {
    const principal = { id: one.entry.id, name: 'dashboard', kind: 'apiKey', scopes: new Set(scopes), expiresAt: null };
    expect(await authenticate({ authorization: `Bearer ${one.key}` }, '10.0.0.9')).toEqual(principal);
    expect(await authenticate({ authorization: `bearer  ${one.key} ` }, '10.0.0.9')).toEqual(principal);
    expect(await authenticate({ 'x-api-key': other.key }, '10.0.0.9')).toMatchObject({ name: 'enneo' });
  });

  it('for this machine only is refused from elsewhere', async () => {
    for (const address of [LOOPBACK, '::1', '::ffff:127.0.0.1']) expect(await authenticate({ 'x-api-key': demo.key }, address)).toMatchObject({ name: 'demo' });
    for (const address of ['10.0.0.9', '::ffff:10.0.0.9', '127.0.0.1.example.com', ''])
      await expect(authenticate({ 'x-api-key': demo.key }, address)).rejects.toThrow(Unauthenticated);
  });

  it.each([
    ['absent', {}, 'no credential was sent'],
    ['unknown', { 'x-api-key': 'busbar_unknown' }, 'the key is unknown'],
    ['cut by a character', { authorization: `Bearer ${one.key.slice(0, -1)}` }, 'the key is unknown'],
    ['its own hash', { authorization: `Bearer ${one.entry.hash}` }, 'the key is unknown'],
    ['of another scheme', { authorization: `Basic ${one.key}` }, 'the Authorization header is not of the form "Bearer <key>"'],
    ['empty', { authorization: 'Bearer ' }, 'the Authorization header is not of the form "Bearer <key>"'],
    ['endless', { 'x-api-key': 'a'.repeat(8193) }, 'the credential is too long'],
    ['a token where no issuer is trusted', { authorization: 'Bearer e30.e30.' }, 'the key is unknown'],
    ['at its end', { 'x-api-key': expiring.key }, `the key ${expiring.entry.id} has expired`],
  ])('that is %s is refused, and the log learns why', async (_, headers, reason) => {
    const error = await authenticate(headers, LOOPBACK).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Unauthenticated);
    expect(error).toHaveProperty('message', reason);
  });
});

describe('a new key', () => {
  it('has 256 random bits, and an entry the keys file accepts that does not hold it', () => {
    expect(one.key).toMatch(/^busbar_[\w-]{43}$/);
    expect(JSON.stringify(one.entry)).not.toContain(one.key.slice('busbar_'.length));
    expect(parseApiKeys([one.entry, other.entry]).problems).toEqual([]);
  });

  it('comes from the random bytes given and from nothing else', () => {
    const fixed = (bytes: number) => Buffer.alloc(bytes, 7);
    expect(createApiKey(fixed)('a', scopes)).toEqual(createApiKey(fixed)('a', scopes));
    expect(one.key).not.toBe(other.key);
  });
});
