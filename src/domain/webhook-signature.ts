import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';
/** Standard Webhooks 1.0.0, "Secret": between 24 bytes (192 bits) and 64 bytes (512 bits). */
const MIN_BYTES = 24;
const MAX_BYTES = 64;

/** The key in a secret `whsec_<base64>`; null: it is none. */
export const readWebhookSecret = (secret: string): Buffer | null => {
  if (!secret.startsWith(PREFIX)) return null;
  const encoded = secret.slice(PREFIX.length);
  const key = Buffer.from(encoded, 'base64');
  return key.toString('base64') === encoded && key.length >= MIN_BYTES && key.length <= MAX_BYTES ? key : null;
};

export interface SignedContent {
  readonly id: string;
  /** Seconds since the epoch. */
  readonly timestamp: number;
  readonly body: string;
}

/** What Standard Webhooks 1.0.0 puts into `webhook-signature`: `v1,<base64>` for each secret, so that a receiver may know only one of them. */
export const signWebhook = (secrets: readonly string[], { id, timestamp, body }: SignedContent): string =>
  secrets.map((secret) => `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`).join(' ');

const keyOf = (secret: string): Buffer => {
  const key = readWebhookSecret(secret);
  if (key === null) throw new Error('a webhook secret is no `whsec_` and base64 of 24 to 64 bytes');
  return key;
};
