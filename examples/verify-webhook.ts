import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a receiver of Busbar's webhooks learns of one. Only what is `right` may be read. */
export type Verdict = 'right' | 'wrong headers' | 'wrong time' | 'wrong signature';

export interface Received {
  /** As Node has them: a header that came twice is an array, or one text with a comma. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The bytes as they came, before anybody parsed them. */
  readonly body: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const TOLERANCE_S = 300;
/** `v1,…` and others, with one blank between two. */
const SIGNATURES = /^[^\s,]+,[^\s,]+( [^\s,]+,[^\s,]+)*$/;

/**
 * Standard Webhooks 1.0.0 (standardwebhooks.com), for Node 20 and later, without dependencies: copy it. `secret`: `whsec_` and base64.
 * The same `webhook-id` may come twice when your answer got lost: remember ids for three days and do nothing the second time.
 */
export const verifyWebhook = (secret: string, { headers, body, now }: Received): Verdict => {
  const id = only(headers, 'webhook-id');
  const timestamp = only(headers, 'webhook-timestamp');
  const signatures = only(headers, 'webhook-signature');
  if (!/^[\w-]{1,256}$/.test(id) || !/^[1-9]\d{0,11}$/.test(timestamp) || !SIGNATURES.test(signatures)) return 'wrong headers';
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > TOLERANCE_S) return 'wrong time';
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  return signatures.split(' ').some((signature) => isSame(signature, expected)) ? 'right' : 'wrong signature';
};

/** The one value of a header; empty when it is missing or came more than once. */
const only = (headers: Received['headers'], name: string): string => {
  const values = Object.entries(headers).flatMap(([key, value]) => (key.toLowerCase() === name && value !== undefined ? value : []));
  return values.length === 1 ? (values[0] ?? '') : '';
};

/** Buffers forgive bad base64, so it is written again and compared. */
const isSame = (signature: string, expected: Buffer): boolean => {
  const encoded = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(signature)?.[1] ?? '';
  const given = Buffer.from(encoded, 'base64');
  return given.toString('base64') === encoded && given.length === expected.length && timingSafeEqual(given, expected);
};
