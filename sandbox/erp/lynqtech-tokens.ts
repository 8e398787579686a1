import { z } from 'zod';
import { SANDBOX_CREDENTIALS } from '../credentials.ts';

/** Seconds a token lives (erp.md section 6). */
const LIFETIME = 120;

const wireForm = z.object({ grant_type: z.string(), client_id: z.string().optional(), client_secret: z.string().optional() });

const { lynqtechClientId, lynqtechClientSecret } = SANDBOX_CREDENTIALS;
const BASIC = `Basic ${Buffer.from(`${lynqtechClientId}:${lynqtechClientSecret}`).toString('base64')}`;

interface TokenAnswer {
  readonly status: 200 | 400 | 401;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Tokens {
  /** OAuth client credentials, id and secret in the header or in the form. */
  issue(form: unknown, authorization: string | undefined): TokenAnswer;
  state(token: string): 'valid' | 'expired' | 'unknown';
  forget(): void;
}

export const createTokens = (now: () => number): Tokens => {
  const validUntil = new Map<string, number>();
  let issued = 0;
  return {
    issue: (form, authorization) => {
      const parsed = wireForm.safeParse(form);
      if (!parsed.success || parsed.data.grant_type !== 'client_credentials') return { status: 400, body: { error: 'unsupported_grant_type' } };
      const { client_id: id, client_secret: secret } = parsed.data;
      if (authorization !== BASIC && (id !== lynqtechClientId || secret !== lynqtechClientSecret)) return { status: 401, body: { error: 'invalid_client' } };
      issued += 1;
      const token = `sandbox-lynqtech-token-${issued}`;
      validUntil.set(token, now() + LIFETIME * 1000);
      return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: LIFETIME } };
    },
    state: (token) => {
      const until = validUntil.get(token);
      if (until === undefined) return 'unknown';
      return now() < until ? 'valid' : 'expired';
    },
    forget: () => validUntil.clear(),
  };
};
