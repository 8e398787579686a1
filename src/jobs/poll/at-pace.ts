import type { Ask, AskOptions } from '../sync/ask.ts';

export interface PaceOptions extends Pick<AskOptions, 'now' | 'wait' | 'signal'> {
  readonly everyMs: number;
}

/** Calls begin so far apart, in the order they were asked for. */
export const atPace = (ask: Ask, { everyMs, now, wait, signal }: PaceOptions): Ask => {
  let next = Number.NEGATIVE_INFINITY;
  return async (read) => {
    const at = Math.max(now(), next);
    next = at + everyMs;
    if (at > now()) await wait(at - now(), signal);
    return ask(read);
  };
};
