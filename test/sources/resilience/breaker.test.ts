import { describe, expect, it } from 'vitest';
import type { SourceFailure } from '../../../src/domain/source-error.ts';
import { Breaker } from '../../../src/sources/resilience/breaker.ts';
import { type Attempt, UnderWay } from '../../../src/sources/resilience/under-way.ts';

const create = (concurrency = 8) => {
  const clock = { at: 1_000_000 };
  const changes: boolean[] = [];
  let wakes: { readonly at: number; readonly wake: () => void }[] = [];
  const wakeAfter = (ms: number, wake: () => void): void => void wakes.push({ at: clock.at + ms, wake });
  const ofSource = new UnderWay();
  const createBreaker = () => new Breaker({ now: () => clock.at, wakeAfter, onChange: (isOpen) => changes.push(isOpen), concurrency, ofSource });
  const breaker = createBreaker();
  const pass = (ms: number): void => {
    const end = clock.at + ms;
    for (let due = wakes.find(({ at }) => at <= end); due !== undefined; due = wakes.find(({ at }) => at <= end)) {
      const { at, wake } = due;
      wakes = wakes.filter((one) => one !== due);
      clock.at = Math.max(clock.at, at);
      wake();
    }
    clock.at = Math.max(clock.at, end);
  };
  const stopped: Attempt[] = [];
  /** One that left at once. */
  const send = (isRead = true): Attempt => {
    const attempt = breaker.begin(isRead);
    attempt.stop = () => stopped.push(attempt);
    attempt.sent();
    return attempt;
  };
  const end = (failure: SourceFailure | null, times: number, ms: number): void => {
    for (let time = 0; time < times; time++) {
      const attempt = send();
      pass(ms);
      breaker.end(attempt, failure);
    }
  };
  const fail = (times = 1, ms = 5): void => end('unavailable', times, ms);
  const succeed = (times = 1, ms = 5): void => end(null, times, ms);
  return { breaker, createBreaker, clock, pass, changes, stopped, send, end, fail, succeed };
};

describe('a breaker', () => {
  it('opens at the fifth failure in a row', () => {
    const { breaker, changes, fail } = create();
    fail(4);
    expect(breaker.state).toBe('closed');
    fail();
    expect(breaker.state).toBe('open');
    expect(changes).toEqual([true]);
  });

  it('opens when half of many answers fail', () => {
    const { breaker, fail, succeed } = create();
    for (let pair = 0; pair < 10; pair++) {
      expect(breaker.state).toBe('closed');
      succeed();
      fail();
    }
    expect(breaker.state).toBe('open');
  });

  it('stays closed while a third of many answers fail', () => {
    const { breaker, fail, succeed } = create();
    for (let group = 0; group < 50; group++) {
      succeed(2);
      fail();
    }
    expect(breaker.state).toBe('closed');
  });

  it.each(['rejected', 'cancelled', 'rateLimited'] as const)('does not count what was %s', (failure) => {
    const { breaker, end } = create();
    end(failure, 50, 0);
    expect(breaker.state).toBe('closed');
  });

  it('does not count timeouts of callers in a hurry', () => {
    const { breaker, end } = create();
    end('timeout', 50, 200);
    expect(breaker.state).toBe('closed');
  });

  it('does not count what never left', () => {
    const { breaker, pass } = create();
    for (let time = 0; time < 50; time++) {
      const attempt = breaker.begin(true);
      pass(2000);
      breaker.end(attempt, 'timeout');
    }
    expect(breaker.state).toBe('closed');
  });

  it('opens within a second after calls began to hang, and ends the reads among them', () => {
    const { breaker, pass, send, succeed, stopped } = create();
    succeed(10, 20);
    const reads = [send(), send(), send()];
    send(false);
    pass(799);
    expect(breaker.state).toBe('closed');
    pass(1);
    expect(breaker.state).toBe('open');
    expect(stopped).toEqual(reads);
  });

  it('ends the reads that wait for their turn behind those that hang', () => {
    const { breaker, pass, send, succeed, stopped } = create(2);
    succeed(10, 20);
    send();
    send();
    const waiting = [breaker.begin(true), breaker.begin(true)];
    for (const attempt of waiting) attempt.stop = () => stopped.push(attempt);
    pass(800);
    expect(breaker.state).toBe('open');
    expect(stopped).toHaveLength(4);
  });

  it('stays closed while calls only wait for their turn', () => {
    const { breaker, pass, succeed, send } = create();
    succeed(10, 20);
    for (let call = 0; call < 100; call++) breaker.begin(true);
    send();
    pass(60_000);
    expect(breaker.state).toBe('closed');
  });

  it('looks again before it opens where nobody could look for a while', () => {
    const { breaker, clock, pass, send, succeed } = create();
    succeed(10, 20);
    const attempts = [send(), send(), send(), send()];
    clock.at += 5000;
    pass(0);
    expect(breaker.state).toBe('closed');
    for (const attempt of attempts) breaker.end(attempt, null);
    pass(1000);
    expect(breaker.state).toBe('closed');
  });

  it('opens with another operation whose calls hang beside its own, and not while one of that is answered', () => {
    const { breaker, createBreaker, pass, send, succeed } = create(4);
    const other = createBreaker();
    const sendOther = (): Attempt => {
      const attempt = other.begin(true);
      attempt.sent();
      return attempt;
    };
    succeed(3);
    other.end(sendOther(), null);
    const [first] = [sendOther(), sendOther(), send(), send()];
    pass(700);
    other.end(first, null);
    sendOther();
    pass(700);
    expect([breaker.state, other.state]).toEqual(['closed', 'closed']);
    pass(300);
    expect([breaker.isOpen, other.isOpen]).toEqual([true, true]);
  });

  it('opens where calls hang from the start, a little later', () => {
    const { breaker, pass, send } = create();
    for (let call = 0; call < 4; call++) send();
    pass(2499);
    expect(breaker.state).toBe('closed');
    pass(1);
    expect(breaker.state).toBe('open');
  });

  it('lets an operation be as slow as it always is', () => {
    const { breaker, pass, send, succeed } = create();
    succeed(10, 800);
    for (let call = 0; call < 5; call++) send();
    pass(3900);
    expect(breaker.state).toBe('closed');
  });

  it('asks for a probe half a second after opening, and for the next ones at growing distances up to three seconds', () => {
    const { breaker, clock, end, fail } = create();
    fail(5, 0);
    const distances: number[] = [];
    for (let probe = 0; probe < 5; probe++) {
      const from = clock.at;
      while (breaker.state !== 'probe') clock.at += 1;
      distances.push(clock.at - from);
      end('unavailable', 1, 0);
    }
    expect(distances).toEqual([500, 1000, 2000, 3000, 3000]);
  });

  it('lets a probe take as long as two distances, so that two are under way at most, and longer only where that is usual', () => {
    const { breaker, pass, send, end, fail, succeed } = create();
    fail(5, 0);
    const lifetimes = Array.from({ length: 4 }, () => {
      pass(breaker.probeInMs);
      const ms = breaker.probeMs;
      send();
      return ms;
    });
    expect(lifetimes).toEqual([2000, 4000, 6000, 6000]);
    succeed(20, 5000);
    end('unavailable', 5, 0);
    expect(breaker.probeMs).toBeGreaterThan(10_000);
  });

  it('is closed by the first answer', () => {
    const { breaker, clock, changes, fail, succeed } = create();
    fail(5);
    clock.at += 500;
    succeed();
    expect(breaker.state).toBe('closed');
    expect(changes).toEqual([true, false]);
  });
});
