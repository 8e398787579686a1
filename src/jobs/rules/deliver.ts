import type { Delivery, DeliveryOutcome } from '../../domain/rules/delivery.ts';
import type { Rules } from '../../domain/rules/rule.ts';
import type { WebhookSender } from '../../sources/webhook-out/post-webhook.ts';
import { performRuleWrite } from '../../usecases/rules/perform-rule-write.ts';
import type { WriteParts } from '../../usecases/writes/write-parts.ts';
import { whenToDeliver } from './when-to-deliver.ts';

export interface DeliveryParts {
  readonly rules: Rules;
  readonly writing: WriteParts;
  readonly sender: WebhookSender;
  readonly now: () => number;
  readonly random: () => number;
}

interface Tried {
  readonly result: 'done' | 'failed' | 'hopeless';
  readonly status: number | null;
  /** Why it is not done; for people. */
  readonly error: string | null;
  readonly writeId: string | null;
  readonly retryAfterMs: number | null;
}

const NOTHING: Tried = { result: 'failed', status: null, error: null, writeId: null, retryAfterMs: null };

/** Tries what a rule wants, once. */
export const deliver = async (delivery: Delivery, parts: DeliveryParts): Promise<DeliveryOutcome> => {
  const tried = delivery.kind === 'webhook' ? await post(delivery, parts) : { ...NOTHING, ...(await performRuleWrite(delivery, parts.writing)) };
  return toOutcome(delivery, tried, parts);
};

const toOutcome = ({ tries }: Delivery, { result, status, error, writeId, retryAfterMs }: Tried, { now, random }: DeliveryParts): DeliveryOutcome => {
  const wait = result === 'failed' ? whenToDeliver(tries + 1, retryAfterMs, random) : null;
  const state = result === 'done' ? 'done' : wait === null ? 'dead' : 'waiting';
  return { state, nextAt: now() + (wait ?? 0), status, error, writeId };
};

const post = async ({ id, target, content }: Delivery, { rules, writing: { store }, sender, now }: DeliveryParts): Promise<Tried> => {
  const webhook = rules.webhooks.get(target);
  if (webhook === undefined) return { ...NOTHING, result: 'hopeless', error: `The rules file has no webhook "${target}" any more.` };
  const { url } = webhook;
  if (await store.deliveries.isGone({ target, url })) return { ...NOTHING, result: 'hopeless', error: GONE };
  const secrets = webhook.secrets.map((secret) => secret.reveal());
  const { status, retryAfterMs } = await sender.post({ id, url, secrets, body: JSON.stringify(content) });
  if (status !== null && status >= 200 && status < 300) return { ...NOTHING, result: 'done', status };
  if (status !== 410) return { ...NOTHING, status, retryAfterMs, error: status === null ? 'No answer came.' : `The receiver answered ${status}.` };
  await store.deliveries.noteGone({ target, url }, now());
  return { ...NOTHING, result: 'hopeless', status, error: GONE };
};

const GONE = 'The receiver answered 410 (Gone), so nothing is sent there any more. Redrive a delivery to it once it is there again.';
