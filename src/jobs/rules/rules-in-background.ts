import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from '../../domain/rules/delivery.ts';
import { fireRules } from '../../usecases/rules/fire-rules.ts';
import { type DeliveryParts, deliver } from './deliver.ts';

interface Log {
  warn(details: object, message: string): void;
}

/** Events are told of at once; this finds what was told while nobody listened, and what is due again. */
const POLL_MS = 1000;
const AT_ONCE = 8;
/** Longer than any try takes. */
const LEASE_MS = 40_000;

/**
 * Fires rules and delivers what they want, beside everything else; several instances may. Answers how to stop it, which waits for what is under way.
 * What fails is logged and tried again: nothing is marked as looked at before what comes of it is written down.
 */
export const rulesInBackground = async (parts: DeliveryParts, log: Log): Promise<() => Promise<void>> => {
  const { rules, now } = parts;
  const { store, newId } = parts.writing;
  const since = await store.deliveries.activateRules(rules.rules.map(({ id }) => id));
  if (rules.rules.length === 0 && rules.webhooks.size === 0) return async () => undefined;
  const stopping = new AbortController();
  let wake = new AbortController();
  const stopListening = await store.events.subscribe({ onEvents: () => wake.abort(), onGap: () => wake.abort() });

  const fire = async (): Promise<void> => {
    while (!stopping.signal.aborted && (await fireRules({ store, rules: rules.rules, since, now, newId })) > 0);
  };
  const tryOne = async (delivery: Delivery): Promise<void> => {
    const outcome = await deliver(delivery, parts);
    await store.deliveries.finish(delivery, outcome, now());
  };
  const deliverDue = async (): Promise<void> => {
    for (let count = AT_ONCE; count === AT_ONCE && !stopping.signal.aborted; ) {
      const due = await store.deliveries.claim({ now: now(), until: now() + LEASE_MS, limit: AT_ONCE });
      count = due.length;
      await Promise.all(due.map((delivery) => tryOne(delivery).catch(onError)));
    }
  };
  const onError = (err: unknown): void => log.warn({ err }, 'rules could not do their work; trying again');
  const run = async (work: () => Promise<void>): Promise<void> => {
    while (!stopping.signal.aborted) {
      await work().catch(onError);
      await sleep(POLL_MS, undefined, { signal: AbortSignal.any([stopping.signal, wake.signal]) }).catch(() => undefined);
      if (wake.signal.aborted) wake = new AbortController();
    }
  };
  const running = run(async () => {
    await fire();
    await deliverDue();
  });
  return async () => {
    stopping.abort();
    await stopListening();
    await running;
  };
};
