import type { IncomingHttpHeaders } from 'node:http';
import type { Principal } from '../../domain/principal.ts';
import { type ApiKeyEntry, createFindKey } from './api-keys.ts';
import { Unauthenticated } from './unauthenticated.ts';
import { createVerifyJwt, type JwtOptions } from './verify-jwt.ts';

export interface AuthenticatorOptions {
  readonly apiKeys: readonly ApiKeyEntry[];
  /** null: no tokens, only keys. */
  readonly jwt: JwtOptions | null;
  readonly now: () => number;
}

/** Longer credentials are not ours, and not worth hashing. */
const MAX_LENGTH = 8192;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Who asks, by `Authorization: Bearer <key or token>` or `X-Api-Key: <key>`. Throws `Unauthenticated`. */
export const createAuthenticator = ({ apiKeys, jwt, now }: AuthenticatorOptions) => {
  const findKey = createFindKey(apiKeys);
  const verifyJwt = jwt === null ? null : createVerifyJwt(jwt, now);
  return async (headers: IncomingHttpHeaders, remoteAddress: string): Promise<Principal> => {
    const credential = toCredential(headers);
    const principal = findKey(credential, isLoopback(remoteAddress));
    if (principal === null && verifyJwt !== null && JWT.test(credential)) return verifyJwt(credential);
    if (principal === null) throw new Unauthenticated('the key is unknown');
    if (principal.expiresAt !== null && principal.expiresAt <= now()) throw new Unauthenticated(`the key ${principal.id} has expired`);
    return principal;
  };
};

const toCredential = (headers: IncomingHttpHeaders): string => {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  const credential = bearer ?? [headers['x-api-key'] ?? []].flat()[0];
  if (!credential)
    throw new Unauthenticated(headers.authorization === undefined ? 'no credential was sent' : 'the Authorization header is not of the form "Bearer <key>"');
  if (credential.length > MAX_LENGTH) throw new Unauthenticated('the credential is too long');
  return credential;
};

const isLoopback = (address: string): boolean => /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(address);
