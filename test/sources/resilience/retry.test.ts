import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/domain/source-error.ts';
import { RetryBudget } from '../../../src/sources/resilience/retry-budget.ts';
import { toRetryWait } from '../../../src/sources/resilience/retry-wait.ts';

const SPAN_MS = 10_000;

describe('the retry budget', () => {
  it('keeps retries to a tenth of the calls in any ten seconds, and one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 300 }), fc.nat({ max: 20 }), fc.nat({ max: 20 })), { maxLength: 200 }), (steps) => {
        let now = 1_000_000;
        const budget = new RetryBudget(() => now);
        const log: { at: number; isRetry: boolean }[] = [];
        for (const [ms, calls, retries] of steps) {
          now += ms;
          for (let call = 0; call < calls; call++) {
            budget.count();
            log.push({ at: now, isRetry: false });
          }
          for (let retry = 0; retry < retries; retry++) if (budget.take()) log.push({ at: now, isRetry: true });
        }
        for (const { at: end } of log) {
          const recent = log.filter(({ at }) => at > end - SPAN_MS && at <= end);
          const retries = recent.filter(({ isRetry }) => isRetry).length;
          const earning = log.filter(({ at }) => at > end - SPAN_MS - SPAN_MS && at <= end).length;
          expect(retries).toBeLessThanOrEqual(2 + 0.1 * earning);
        }
      }),
    );
  });

  it('allows a twelfth under steady load', () => {
    let now = 1_000_000;
    const budget = new RetryBudget(() => now);
    let retries = 0;
    for (let call = 0; call < 10_000; call++) {
      now += 10;
      budget.count();
      if (budget.take()) retries += 1;
    }
    expect(retries).toBeGreaterThan(700);
    expect(retries).toBeLessThanOrEqual(1000);
  });

  it('always has one for a lone call', () => {
    const budget = new RetryBudget(() => 1_000_000);
    budget.count();
    expect([budget.take(), budget.take()]).toEqual([true, false]);
  });
});

const failed = (failure: SourceError['failure'], details: { status?: number; retryAfterMs?: number } = {}) =>
  new SourceError('ERP', 'contract', failure, details);

describe('the wait before a retry', () => {
  it.each([
    ['a lost connection', failed('unavailable'), 200],
    ['502', failed('unavailable', { status: 502 }), 200],
    ['503 that names a time', failed('unavailable', { status: 503, retryAfterMs: 2000 }), 2200],
    ['429', failed('rateLimited', { status: 429, retryAfterMs: 1000 }), 1200],
    ['500', failed('unavailable', { status: 500 }), null],
    ['a timeout', failed('timeout'), null],
    ['a refusal', failed('rejected', { status: 403 }), null],
    ['a malformed answer', failed('malformed', { status: 200 }), null],
  ])('after %s', (_, error, expected) => {
    expect(toRetryWait(error, () => 0.5)).toBe(expected);
  });

  it('spreads a thousand failures of one moment: the busiest 100 ms hold at most twice the mean', () => {
    const waits = Array.from({ length: 1000 }, () => toRetryWait(failed('unavailable'), Math.random) ?? 0);
    const slots = Map.groupBy(waits, (wait) => Math.floor(wait / 100));
    expect(Math.max(...[...slots.values()].map(({ length }) => length))).toBeLessThanOrEqual((2 * 1000) / 4);
  });
});
