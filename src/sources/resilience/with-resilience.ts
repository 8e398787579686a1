import { setTimeout as sleep } from 'node:timers/promises';
import type { CallContext } from '../../domain/call.ts';
import { toAbortSignal } from '../../domain/leaving.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { SourceAnswer, SourceRequest, Transport, TransportOptions } from '../transport.ts';
import { Breaker } from './breaker.ts';
import { announceBreaker } from './breaker-channel.ts';
import { RetryBudget } from './retry-budget.ts';
import { toRetryWait } from './retry-wait.ts';

export interface ResilienceOptions extends Pick<TransportOptions, 'source' | 'concurrency'> {
  readonly now: () => number;
  /** false: every call is tried, however often its operation failed. */
  readonly hasBreakers: boolean;
  readonly random?: () => number;
}

export interface ResilientTransport extends Transport {
  /** Those whose breaker is open: nothing but probes leaves for them. */
  readonly openOperations: () => readonly string[];
}

/** Waiting takes no more than this share of the time that is left: the rest is for the second attempt. */
const WAITED_SHARE = 0.25;
/** Where nobody asked for so long, the caller waits for the probe itself for a moment instead of being sent away. */
const QUIET_MS = 2000;

/**
 * A transport that repeats a failed read once, within its deadline and a budget, and calls no operation that is down. Reads that hang are ended as
 * soon as that is plain. An open breaker lets a probe leave every few seconds: of a read it is a copy that nobody waits for, so that no caller pays for the test.
 */
export const withResilience = (
  transport: Transport,
  { source, concurrency, now, hasBreakers, random = Math.random }: ResilienceOptions,
): ResilientTransport => {
  const breakers = new Map<string, Breaker>();
  const budget = new RetryBudget(now);
  const breakerOf = (operation: string): Breaker => {
    const onChange = (isOpen: boolean): void => announceBreaker({ source, operation, isOpen });
    const known = breakers.get(operation) ?? new Breaker({ now, wakeAfter, onChange, concurrency });
    breakers.set(operation, known);
    return known;
  };

  const attempt = async (breaker: Breaker, request: SourceRequest, call: CallContext, expect: readonly number[]): Promise<SourceAnswer> => {
    // A write is not ended before its time: nobody would know what became of it.
    const attempted = breaker.begin(isRead(request));
    try {
      const answer = await transport.send(request, call, expect, attempted);
      breaker.end(attempted, null);
      return answer;
    } catch (error) {
      breaker.end(attempted, error instanceof SourceError ? error.failure : 'cancelled');
      throw error;
    }
  };

  /** Nobody waits for it; the client that caused it may leave. */
  const probe = (breaker: Breaker, request: SourceRequest, { record }: CallContext, expect: readonly number[]): void => {
    const call: CallContext = { signal: NEVER, deadline: now() + breaker.probeMs, priority: 'people', record };
    attempt(breaker, request, call, expect).catch(() => undefined);
  };

  const isLetThrough = (breaker: Breaker, request: SourceRequest, call: CallContext, expect: readonly number[]): boolean => {
    const { state } = breaker;
    if (!hasBreakers) return true;
    if (state !== 'probe') return state === 'closed';
    if (!isRead(request) || breaker.probeOverdueMs > QUIET_MS) return true;
    probe(breaker, request, call, expect);
    return false;
  };

  const isProbe = (breaker: Breaker, request: SourceRequest): boolean => hasBreakers && breaker.isOpen && isRead(request);
  const hurried = (call: CallContext, ms: number): CallContext => ({ ...call, deadline: Math.min(call.deadline, now() + ms) });

  const send: Transport['send'] = async (request, call, expect = []) => {
    const breaker = breakerOf(request.operation);
    if (!isLetThrough(breaker, request, call, expect))
      throw new SourceError(source, request.operation, 'unavailable', { retryAfterMs: breaker.probeInMs, left: false });
    budget.count();
    try {
      return await attempt(breaker, request, isProbe(breaker, request) ? hurried(call, breaker.patienceMs) : call, expect);
    } catch (error) {
      const wait = error instanceof SourceError && isRead(request) ? toRetryWait(error, random) : null;
      if (wait === null || wait > (call.deadline - now()) * WAITED_SHARE || breaker.state !== 'closed' || !budget.take()) throw error;
      await sleep(wait, undefined, { signal: toAbortSignal(call.signal) }).catch(() => Promise.reject(new SourceError(source, request.operation, 'cancelled')));
      return attempt(breaker, request, call, expect);
    }
  };
  const openOperations = (): readonly string[] => (hasBreakers ? [...breakers] : []).filter(([, { isOpen }]) => isOpen).map(([operation]) => operation);
  return { send, openOperations, close: () => transport.close() };
};

const NEVER = new AbortController().signal;

const wakeAfter = (ms: number, wake: () => void): void => void setTimeout(wake, ms).unref();

const isRead = ({ method, isRead = method === 'GET' }: SourceRequest): boolean => isRead;
