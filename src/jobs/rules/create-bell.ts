import { setTimeout as sleep } from 'node:timers/promises';

export interface Bell {
  readonly ring: () => void;
  /** Until the time is over, the signal aborts, or it is rung, also since the last wait. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export const createBell = (): Bell => {
  let rung = new AbortController();
  return {
    ring: () => rung.abort(),
    wait: async (ms, signal) => {
      await sleep(ms, undefined, { signal: AbortSignal.any([signal, rung.signal]) }).catch(() => undefined);
      if (rung.signal.aborted) rung = new AbortController();
    },
  };
};
