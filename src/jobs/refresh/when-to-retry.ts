import { SourceError } from '../../domain/source-error.ts';
import type { Claim } from '../../store/inbox/claim-refreshes.ts';
import type { Failed } from '../../store/inbox/fail-refreshes.ts';
import { NotThereYet, Unreadable } from './refresh-error.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** In all, then the events are dead. */
const TRIED_FOR_MS = 72 * HOUR_MS;
const LONGEST_WAIT_MS = HOUR_MS;

/** When a submitted deal may have its install (enerflo.md W9, assumed): then hourly for 7 days. */
const DEAL_WAITS_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS] as const;
const DEAL_TRIED_FOR_MS = 7 * 24 * HOUR_MS;

type Retry = Omit<Failed, keyof Claim>;

/** What becomes of a record that could not be read. `random`: 0 to 1, full jitter, also after the time a source or its breaker names, so that what failed together does not come back together. */
export const whenToRetry = ({ tries }: Claim, error: Error, now: number, random: () => number): Retry => {
  if (error instanceof NotThereYet) {
    const wait = DEAL_WAITS_MS[tries] ?? HOUR_MS;
    return { error: error.message, retryAt: now + wait, giveUpBefore: now - DEAL_TRIED_FOR_MS, counts: true };
  }
  if (error instanceof Unreadable) return { error: error.message, retryAt: now, giveUpBefore: now, counts: true };
  const retryAfterMs = error instanceof SourceError ? (error.retryAfterMs ?? 0) : 0;
  const giveUpBefore = now - TRIED_FOR_MS;
  if (isNoFailure(error)) return { error: error.message, retryAt: now + retryAfterMs + random() * SECOND_MS, giveUpBefore, counts: false };
  const wait = random() * Math.min(LONGEST_WAIT_MS, SECOND_MS * 2 ** tries);
  return { error: describe(error), retryAt: now + retryAfterMs + wait, giveUpBefore, counts: true };
};

/** Our own limit, or we are stopping. */
const isNoFailure = (error: Error): error is SourceError =>
  error instanceof SourceError && (error.failure === 'cancelled' || (error.failure === 'rateLimited' && error.status === null));

/** Messages of anything else may hold what nobody should read. */
const describe = (error: Error): string =>
  error instanceof SourceError ? error.message : `It was read but could not be kept (${error.name}); the log says more.`;
