import type { CallContext } from '../../domain/call.ts';
import { SourceError } from '../../domain/source-error.ts';

export interface FetchedToken {
  readonly value: string;
  readonly lifetimeMs: number;
}

/** One token for all calls of a credential. */
export interface AccessToken {
  /** The token in force, fetched if there is none or it runs out within a minute. */
  current(call: CallContext): Promise<string>;
  /** A token other than the refused one; calls refused together share one fetch. */
  renewed(refused: string, call: CallContext): Promise<string>;
}

const RENEW_EARLY_MS = 60_000;
const FETCH_DEADLINE_MS = 10_000;

/** Short-lived tokens are renewed at half their life, or each call would fetch one. */
const usableMs = (lifetimeMs: number): number => Math.max(lifetimeMs - RENEW_EARLY_MS, lifetimeMs / 2);

/** `fetchToken` runs at most once at a time, on its own deadline: the caller that started it may go away while others wait. */
export const createAccessToken = (fetchToken: (call: CallContext) => Promise<FetchedToken>, now: () => number): AccessToken => {
  let held: { readonly value: string; readonly usableUntil: number } | null = null;
  let underWay: Promise<string> | null = null;

  const fetchOnce = async (call: CallContext): Promise<string> => {
    const fetched = await fetchToken({ ...call, signal: new AbortController().signal, deadline: now() + FETCH_DEADLINE_MS });
    held = { value: fetched.value, usableUntil: now() + usableMs(fetched.lifetimeMs) };
    return fetched.value;
  };
  const fetchShared = (call: CallContext): Promise<string> => {
    underWay ??= fetchOnce(call).finally(() => {
      underWay = null;
    });
    return waitFor(underWay, call, now);
  };

  return {
    current: async (call) => (held !== null && now() < held.usableUntil ? held.value : fetchShared(call)),
    renewed: async (refused, call) => (held !== null && held.value !== refused ? held.value : fetchShared(call)),
  };
};

/** The fetch itself ends after `FETCH_DEADLINE_MS`. */
const clamp = (ms: number): number => Math.min(Math.max(ms, 0), FETCH_DEADLINE_MS);

/** Waits no longer than the call may take. The token is fetched all the same. */
const waitFor = async <T>(promise: Promise<T>, call: CallContext, now: () => number): Promise<T> => {
  const limit = Promise.withResolvers<never>();
  const giveUp = (failure: 'cancelled' | 'timeout') => limit.reject(new SourceError('ERP', 'token', failure));
  const onAbort = () => giveUp('cancelled');
  const timer = setTimeout(() => giveUp('timeout'), clamp(call.deadline - now()));
  call.signal.addEventListener('abort', onAbort);
  if (call.signal.aborted) onAbort();
  try {
    return await Promise.race([promise, limit.promise]);
  } finally {
    clearTimeout(timer);
    call.signal.removeEventListener('abort', onAbort);
  }
};
