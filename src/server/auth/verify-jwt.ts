import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import type { Principal } from '../../domain/principal.ts';
import { Unauthenticated } from './unauthenticated.ts';

export interface JwtOptions {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
}

/** Only algorithms with a private key elsewhere: with HS256 the public key itself would sign tokens, with `none` nobody would. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

/** Between clocks of issuer and ours. */
const CLOCK_TOLERANCE_S = 5;

export type VerifyJwt = (token: string) => Promise<Principal>;

/** Checks tokens against the issuer's published keys, which are fetched when first needed and when a token names an unknown one. */
export const createVerifyJwt = ({ jwksUrl, issuer, audience }: JwtOptions, now: () => number): VerifyJwt => {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 3000 });
  const demands: JWTVerifyOptions = { issuer, audience, algorithms: ALGORITHMS, requiredClaims: ['exp', 'sub'], clockTolerance: CLOCK_TOLERANCE_S };
  return async (token) => {
    const { payload } = await jwtVerify(token, keys, { ...demands, currentDate: new Date(now()) }).catch((error: unknown) => {
      throw new Unauthenticated(`the token was refused: ${toReason(error)}`, { cause: error });
    });
    return toPrincipal(payload);
  };
};

const toReason = (error: unknown): string => (error instanceof errors.JOSEError ? error.code : 'the key set could not be read');

const toPrincipal = (payload: JWTPayload): Principal => {
  const { sub = '', exp, name } = payload;
  return { id: sub, name: typeof name === 'string' ? name : sub, kind: 'jwt', scopes: toScopes(payload), expiresAt: exp === undefined ? null : exp * 1000 };
};

/** `scope` as RFC 8693 has it (blanks between), `scp` of Microsoft Entra and Okta (text or list), `permissions` of Auth0 (list). */
const toScopes = ({ scope, scp, permissions }: JWTPayload): ReadonlySet<string> => new Set([scope, scp, permissions].flatMap(toWords));

const toWords = (claim: unknown): readonly string[] => {
  if (typeof claim === 'string') return claim.split(/\s+/).filter(Boolean);
  return Array.isArray(claim) ? claim.filter((word) => typeof word === 'string') : [];
};
