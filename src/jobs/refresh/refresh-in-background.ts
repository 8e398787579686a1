import { setTimeout as sleep } from 'node:timers/promises';
import type { Sources } from '../../reader/sources.ts';
import type { Store } from '../../store/create-store.ts';
import { createRefresher, type Refresher } from './create-refresher.ts';
import { enerfloLane } from './enerflo-lane.ts';
import { enneoLane } from './enneo-lane.ts';
import { erpLane } from './erp-lane.ts';

interface Log {
  warn(details: object, message: string): void;
}

export interface RefreshOptions {
  readonly sources: Sources;
  readonly store: Store;
  readonly now: () => number;
  readonly random: () => number;
}

/** How often it is looked what is due, in milliseconds, and how long it is left alone when the database does not answer. */
const POLL_MS = 200;
const AWAY_MS = 1000;
/** What is under way when it is stopped has so long. */
const STOP_MS = 3000;
const TIDY_MS = 60_000;
const TIDIED_AT_ONCE = 2000;

/** Reads again what events are about, beside everything else. Answers how to stop it: what is under way is finished, or given back. */
export const refreshInBackground = ({ sources, store, now, random }: RefreshOptions, log: Log): (() => Promise<void>) => {
  const lanes = [erpLane(sources.erp, store, now), enneoLane(sources.enneo, store, now), enerfloLane(sources.enerflo, store, now)];
  const onError = (err: Error): void => log.warn({ err }, 'a record that events are about could not be read again; it is tried later');
  const refresher = createRefresher({ store, lanes, now, random, onError });
  const stopping = new AbortController();
  const working = Promise.all([work(refresher, stopping.signal, log), tidy(store, now, stopping.signal, log)]);
  return async () => {
    stopping.abort();
    const giveBack = setTimeout(() => refresher.abort(), STOP_MS);
    await working;
    while (!refresher.isIdle()) await refresher.ended();
    clearTimeout(giveBack);
  };
};

const work = async (refresher: Refresher, signal: AbortSignal, log: Log): Promise<void> => {
  let isAway = false;
  while (!signal.aborted) {
    try {
      const begun = await refresher.begin();
      isAway = false;
      await pause(POLL_MS, signal, begun > 0 || !refresher.isIdle() ? refresher.ended() : null);
    } catch (err) {
      if (!isAway) log.warn({ err }, 'the inbox cannot be read; what is due waits');
      isAway = true;
      await pause(AWAY_MS, signal, null);
    }
  }
};

/** What nobody needs any more goes little by little. */
const tidy = async ({ inbox }: Store, now: () => number, signal: AbortSignal, log: Log): Promise<void> => {
  while (!signal.aborted) {
    try {
      while (!signal.aborted && (await inbox.tidy(now(), TIDIED_AT_ONCE)) >= TIDIED_AT_ONCE);
    } catch (err) {
      log.warn({ err }, 'the inbox could not be tidied');
    }
    await pause(TIDY_MS, signal, null);
  }
};

/** Until the time is over, it is stopped, or `early` resolves. */
const pause = async (ms: number, signal: AbortSignal, early: Promise<void> | null): Promise<void> => {
  const over = new AbortController();
  const slept = sleep(ms, undefined, { signal: AbortSignal.any([signal, over.signal]) }).catch(() => undefined);
  await Promise.race(early === null ? [slept] : [slept, early]);
  over.abort();
};
