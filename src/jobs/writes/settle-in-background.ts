import { setTimeout as sleep } from 'node:timers/promises';
import { settleWrites } from '../../usecases/writes/settle-writes.ts';
import type { WriteParts } from '../../usecases/writes/write-parts.ts';

interface Log {
  warn(details: object, message: string): void;
}

const EVERY_MS = 2000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Keys and what belongs to them. */
const KEPT_MS = 30 * DAY_MS;
const FORGET_EVERY_MS = DAY_MS / 24;

/**
 * Looks after writes whose outcome is not known, from the start on, and forgets old ones. Answers how to stop it, which waits for what is under way.
 * Several instances may do it at once: all they do is read at the source. Never throws: what fails is logged, and tried again.
 */
export const settleInBackground = (parts: WriteParts, log: Log): (() => Promise<void>) => {
  const stop = new AbortController();
  const onError = (error: unknown): void => log.warn({ err: error }, 'the outcome of a write could not be looked for; tried again shortly');
  let forgetAt = 0;
  const work = async (): Promise<void> => {
    await settleWrites(parts, stop.signal, onError);
    if (parts.now() < forgetAt) return;
    await parts.store.writes.forget(parts.now() - KEPT_MS);
    forgetAt = parts.now() + FORGET_EVERY_MS;
  };
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await work().catch(onError);
      await sleep(EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return async () => {
    stop.abort();
    await running;
  };
};
