import { describe, expect, it } from 'vitest';
import { Breaker } from '../../../src/sources/resilience/breaker.ts';

const create = () => {
  const clock = { at: 1_000_000 };
  const changes: boolean[] = [];
  const breaker = new Breaker(
    () => clock.at,
    (isOpen) => changes.push(isOpen),
  );
  const fail = (times = 1, ms = 5): void => {
    for (let time = 0; time < times; time++) {
      const attempt = breaker.begin();
      clock.at += ms;
      breaker.end(attempt, 'unavailable');
    }
  };
  const succeed = (times = 1, ms = 5): void => {
    for (let time = 0; time < times; time++) {
      const attempt = breaker.begin();
      clock.at += ms;
      breaker.end(attempt, null);
    }
  };
  return { breaker, clock, changes, fail, succeed };
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
    const { breaker } = create();
    for (let time = 0; time < 50; time++) breaker.end(breaker.begin(), failure);
    expect(breaker.state).toBe('closed');
  });

  it('does not count timeouts of callers in a hurry', () => {
    const { breaker, clock } = create();
    for (let time = 0; time < 50; time++) {
      const attempt = breaker.begin();
      clock.at += 200;
      breaker.end(attempt, 'timeout');
    }
    expect(breaker.state).toBe('closed');
  });

  it('opens a second after calls began to hang, long before their deadlines', () => {
    const { breaker, clock, succeed } = create();
    succeed(10, 20);
    for (let call = 0; call < 5; call++) breaker.begin();
    clock.at += 999;
    expect(breaker.state).toBe('closed');
    clock.at += 1;
    expect(breaker.state).toBe('open');
  });

  it('opens where calls hang from the start, a little later', () => {
    const { breaker, clock } = create();
    for (let call = 0; call < 5; call++) breaker.begin();
    clock.at += 2499;
    expect(breaker.state).toBe('closed');
    clock.at += 1;
    expect(breaker.state).toBe('open');
  });

  it('lets an operation be as slow as it always is', () => {
    const { breaker, clock, succeed } = create();
    succeed(10, 800);
    for (let call = 0; call < 5; call++) breaker.begin();
    clock.at += 7900;
    expect(breaker.state).toBe('closed');
  });

  it('asks for a probe half a second after opening, and for the next ones at growing distances up to three seconds', () => {
    const { breaker, clock, fail } = create();
    fail(5, 0);
    const distances: number[] = [];
    for (let probe = 0; probe < 5; probe++) {
      const from = clock.at;
      while (breaker.state !== 'probe') clock.at += 1;
      distances.push(clock.at - from);
      breaker.end(breaker.begin(), 'unavailable');
    }
    expect(distances).toEqual([500, 1000, 2000, 3000, 3000]);
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
