import { Agent, request } from 'undici';
import { signWebhook } from '../../domain/webhook-signature.ts';
import { toRetryAfterMs } from '../retry-after.ts';

export interface OutgoingWebhook {
  /** The same on every try: receivers know by it what they have already. */
  readonly id: string;
  readonly url: string;
  readonly secrets: readonly string[];
  readonly body: string;
}

export interface WebhookAnswer {
  /** null: none came; a redirect is an answer like any other and is not followed. */
  readonly status: number | null;
  /** Milliseconds the receiver asked us to wait. */
  readonly retryAfterMs: number | null;
}

export interface WebhookSender {
  readonly post: (webhook: OutgoingWebhook) => Promise<WebhookAnswer>;
  readonly close: () => Promise<void>;
}

/** Standard Webhooks 1.0.0, "Deliverability": 15 to 30 s. */
const TIMEOUT_MS = 15_000;

/** Posts as Standard Webhooks 1.0.0 says. Where to is for whoever writes the rules file, never for what an event says. */
export const createWebhookSender = (now: () => number, timeoutMs: number = TIMEOUT_MS): WebhookSender => {
  const agent = new Agent({ allowH2: false, connections: 4, connect: { timeout: timeoutMs } });
  const post = async ({ id, url, secrets, body }: OutgoingWebhook): Promise<WebhookAnswer> => {
    const timestamp = Math.floor(now() / 1000);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Busbar',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook(secrets, { id, timestamp, body }),
    };
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await request(url, { method: 'POST', dispatcher: agent, headers, body, signal });
    // What it says besides its status is nothing to us; one that never ends costs its connection.
    answer.body.dump({ limit: 16_384, signal }).catch(() => undefined);
    return { status: answer.statusCode, retryAfterMs: toRetryAfterMs(answer.headers['retry-after'], now()) ?? null };
  };
  return {
    post: (webhook) => post(webhook).catch(() => ({ status: null, retryAfterMs: null })),
    close: () => agent.destroy(),
  };
};
