import { setTimeout as sleep } from 'node:timers/promises';
import type { CallContext } from '../../domain/call.ts';
import { toAbortSignal } from '../../domain/leaving.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { SourceAnswer, SourceRequest, Transport, TransportOptions } from '../transport.ts';
import { Breaker } from './breaker.ts';
import { announceBreaker } from './breaker-channel.ts';
import { RetryBudget } from './retry-budget.ts';
import { toRetryWait } from './retry-wait.ts';
import { UnderWay } from './under-way.ts';

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
/** Where nobody asked for so long the source may be back for as long: the caller waits for the probe for a moment instead of being sent away. */
const QUIET_MS = 2000;
const MOMENT_MS = 200;

/**
 * A transport that repeats a failed read once, within its deadline and a budget, and calls no operation that is down. Reads that hang are ended as
 * soon as that is plain. An open breaker lets a probe leave every few seconds: of a read it is a copy that goes on without its caller, so that nobody pays for
 * the test with more than a moment.
 */
export const withResilience = (
  transport: Transport,
  { source, concurrency, now, hasBreakers, random = Math.random }: ResilienceOptions,
): ResilientTransport => {
  const breakers = new Map<string, Breaker>();
  const ofSource = new UnderWay();
  const budget = new RetryBudget(now);
  const breakerOf = (operation: string): Breaker => {
    const onChange = (isOpen: boolean): void => announceBreaker({ source, operation, isOpen });
    const known = breakers.get(operation) ?? new Breaker({ now, wakeAfter, onChange, concurrency, ofSource });
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

  /** The client that caused it may leave. null: it failed, or took longer than its caller waits. */
  const probe = async (breaker: Breaker, request: SourceRequest, { record }: CallContext, expect: readonly number[]): Promise<SourceAnswer | null> => {
    const waitMs = breaker.probeOverdueMs > QUIET_MS ? MOMENT_MS : 0;
    const call: CallContext = { signal: NEVER, deadline: now() + breaker.probeMs, priority: 'people', record };
    const answer = attempt(breaker, request, call, expect).catch(() => null);
    return waitMs === 0 ? null : Promise.race([answer, sleep(waitMs, null)]);
  };

  /** Every write that is let through is a probe of its own. */
  const isLetThrough = ({ state }: Breaker, request: SourceRequest): boolean => !hasBreakers || state === 'closed' || (state === 'probe' && !isRead(request));

  const send: Transport['send'] = async (request, call, expect = []) => {
    const breaker = breakerOf(request.operation);
    if (!isLetThrough(breaker, request)) {
      const answer = breaker.state === 'probe' ? await probe(breaker, request, call, expect) : null;
      if (answer !== null) return answer;
      throw new SourceError(source, request.operation, 'unavailable', { retryAfterMs: breaker.probeInMs, left: false });
    }
    budget.count();
    try {
      return await attempt(breaker, request, call, expect);
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
