import { createBell } from './create-bell.ts';
import { createRuleWorker } from './create-rule-worker.ts';
import type { DeliveryParts } from './deliver.ts';

interface Log {
  warn(details: object, message: string): void;
}

/** Events are told of at once; this finds what was told while nobody listened, and what is due again. */
const POLL_MS = 1000;
/** Receivers that have not answered so long after a stop are asked again later. */
const STOP_MS = 3000;

/**
 * Fires rules and delivers what they want, beside everything else; several instances may. Answers how to stop it, which waits for what is under way.
 * What fails is logged and tried again: nothing is marked as looked at before what comes of it is written down.
 */
export const rulesInBackground = async (parts: DeliveryParts, log: Log): Promise<() => Promise<void>> => {
  const { rules, writing } = parts;
  const onError = (err: unknown): void => log.warn({ err }, 'rules could not do their work; trying again');
  const worker = await createRuleWorker(parts, onError);
  if (rules.rules.length === 0) return async () => undefined;
  const stopping = new AbortController();
  const { signal } = stopping;
  const [told, planned] = [createBell(), createBell()];
  const stopListening = await writing.store.events.subscribe({ onEvents: told.ring, onGap: told.ring });

  const fire = async (): Promise<void> => {
    while (!signal.aborted) {
      await worker.fire(signal).catch(onError);
      planned.ring();
      await told.wait(POLL_MS, signal);
    }
  };
  /** Apart, so that a receiver who takes his time keeps no event waiting. */
  const deliver = async (): Promise<void> => {
    while (!signal.aborted) {
      await worker.deliverDue(signal).catch(onError);
      await planned.wait(POLL_MS, signal);
    }
  };
  const working = Promise.all([fire(), deliver()]);
  return async () => {
    stopping.abort();
    await stopListening();
    const giveUp = setTimeout(() => void parts.sender.close(), STOP_MS);
    await working;
    clearTimeout(giveUp);
  };
};
