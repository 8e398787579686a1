import { describe, expect, it } from 'vitest';
import { CallQueue } from '../../src/sources/call-queue.ts';
import { RateWindow } from '../../src/sources/rate-window.ts';
import type { Waiting } from '../../src/sources/waiting-line.ts';

interface Departure {
  readonly name: string;
  readonly at: number;
  readonly priority: 'people' | 'background';
}

/** A queue in a world whose clock is moved by hand. */
const createWorld = (limits: { concurrency?: number; perMinute?: number | null }) => {
  let clock = 1_000_000;
  let wakes: Array<{ at: number; wake: () => void }> = [];
  const departures: Departure[] = [];
  const refused: Array<{ name: string; retryAfterMs: number }> = [];
  const expired: string[] = [];
  const { concurrency = Number.POSITIVE_INFINITY, perMinute = null } = limits;
  const window = new RateWindow(perMinute);
  const wakeAfter = (ms: number, wake: () => void) => {
    const entry = { at: clock + ms, wake };
    wakes.push(entry);
    return () => {
      wakes = wakes.filter((other) => other !== entry);
    };
  };
  const queue = new CallQueue({ concurrency, perMinute, window, now: () => clock, wakeAfter });
  const enter = (name: string, priority: Waiting['priority'] = 'people', within = 1e9): Waiting => {
    const call: Waiting = {
      priority,
      deadline: clock + within,
      turn: () => departures.push({ name, at: clock, priority }),
      refuse: (retryAfterMs) => refused.push({ name, retryAfterMs }),
      expire: () => expired.push(name),
      cancel: () => refused.push({ name, retryAfterMs: -1 }),
    };
    queue.enter(call);
    return call;
  };
  const pass = (ms: number): void => {
    const end = clock + ms;
    for (let next = wakes.toSorted((a, b) => a.at - b.at)[0]; next !== undefined && next.at <= end; next = wakes.toSorted((a, b) => a.at - b.at)[0]) {
      const due = next;
      wakes = wakes.filter((other) => other !== due);
      clock = due.at;
      due.wake();
    }
    clock = end;
  };
  return {
    queue,
    window,
    enter,
    pass,
    departures,
    refused,
    expired,
    names: () => departures.map(({ name }) => name),
    now: () => clock,
    timers: () => wakes.length,
  };
};

const busiestMinute = (departures: readonly Departure[]): number =>
  Math.max(...departures.map(({ at }) => departures.filter((other) => other.at >= at && other.at <= at + 60_000).length));

describe('the cap', () => {
  it('holds back what is more than the cap, and lets one go for each that is done', () => {
    const { queue, enter, names } = createWorld({ concurrency: 2 });
    for (const name of ['a', 'b', 'c', 'd']) enter(name);
    expect(names()).toEqual(['a', 'b']);
    queue.done();
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  it('serves people before background work and equals in order of arrival', () => {
    const { queue, enter, names } = createWorld({ concurrency: 1 });
    enter('first');
    enter('job 1', 'background');
    enter('person 1');
    enter('job 2', 'background');
    enter('person 2');
    for (let i = 0; i < 4; i++) queue.done();
    expect(names()).toEqual(['first', 'person 1', 'person 2', 'job 1', 'job 2']);
  });

  it('lets at most nine people overtake a background call', () => {
    const { queue, enter, names } = createWorld({ concurrency: 1 });
    enter('first');
    enter('job', 'background');
    for (let i = 0; i < 20; i++) enter(`person ${i}`);
    for (let i = 0; i < 12; i++) queue.done();
    expect(names().indexOf('job')).toBe(10);
  });

  it('does not start a call whose deadline passed while it waited', () => {
    const { queue, enter, pass, names, expired } = createWorld({ concurrency: 1 });
    enter('a');
    enter('late', 'people', 50);
    enter('b');
    pass(50);
    queue.done();
    expect(names()).toEqual(['a', 'b']);
    expect(expired).toEqual(['late']);
  });

  it('serves people in the order of their deadlines, so that a second hop does not wait behind everybody’s first', () => {
    const { queue, enter, pass, names } = createWorld({ concurrency: 1 });
    for (const name of ['old 1st', 'middle 1st', 'young 1st']) {
      enter(name, 'people', 8000);
      pass(1);
    }
    queue.done();
    enter('old 2nd', 'people', 7997);
    for (let i = 0; i < 3; i++) queue.done();
    expect(names()).toEqual(['old 1st', 'middle 1st', 'old 2nd', 'young 1st']);
  });

  it('keeps the order of deadlines, and of arrival among equal ones, through many arrivals and leavings', () => {
    const { queue, enter, names } = createWorld({ concurrency: 1 });
    enter('first');
    const asked = Array.from({ length: 500 }, (_, i) => ({ name: `${i}`, within: ((i * 7919) % 50) + 1, leaves: i % 5 !== 0 }));
    const calls = asked.map(({ name, within }) => enter(name, 'people', within));
    for (const [i, { leaves }] of asked.entries()) if (leaves && calls[i] !== undefined) queue.leave(calls[i]);
    for (let i = 0; i < 500; i++) queue.done();
    const expected = asked.filter(({ leaves }) => !leaves).toSorted((a, b) => a.within - b.within);
    expect(names().slice(1)).toEqual(expected.map(({ name }) => name));
  });

  it('lets a hundred thousand calls leave in any order in well under the time that searching for each would take', () => {
    const { queue, enter, names } = createWorld({ concurrency: 1 });
    const calls = Array.from({ length: 100_001 }, (_, i) => enter(`${i}`));
    const startedAt = performance.now();
    for (const call of calls.slice(1).reverse()) queue.leave(call);
    expect(performance.now() - startedAt).toBeLessThan(1500);
    queue.done();
    expect(names()).toEqual(['0']);
  });

  it('forgets a call that left, and the timer with the last of them', () => {
    const { queue, enter, names, pass, timers } = createWorld({ perMinute: 1 });
    enter('a');
    queue.leave(enter('b'));
    expect(timers()).toBe(0);
    pass(120_000);
    expect(names()).toEqual(['a']);
  });
});

describe('the window', () => {
  it('lets no more than its number go in any minute, and queues the rest instead of refusing', () => {
    const { enter, pass, departures, refused } = createWorld({ perMinute: 240 });
    for (let second = 0; second < 180; second++) {
      for (let i = 0; i < 10; i++) enter(`${second}.${i}`);
      pass(1000);
    }
    expect(busiestMinute(departures)).toBe(240);
    expect(departures.length).toBeGreaterThanOrEqual(2 * 240);
    expect(refused).toEqual([]);
  });

  it('refuses no person within its deadline and delays none by three seconds while background work asks for five times the limit', () => {
    const { enter, pass, departures, refused, now } = createWorld({ perMinute: 240 });
    const asked = new Map<string, number>();
    for (let tick = 0; tick < 1800; tick++) {
      enter(`job ${tick}`, 'background');
      enter(`job too ${tick}`, 'background');
      if (tick % 3 === 0) {
        asked.set(`person ${tick}`, now());
        enter(`person ${tick}`, 'people', 8000);
      }
      pass(100);
    }
    const waits = departures.filter(({ priority }) => priority === 'people').map(({ name, at }) => at - (asked.get(name) ?? 0));
    expect(refused).toEqual([]);
    expect(Math.max(...waits)).toBeLessThan(3000);
    expect(waits).toHaveLength(600);
    expect(departures.length - waits.length).toBeGreaterThan(60);
    expect(busiestMinute(departures)).toBeLessThanOrEqual(240);
  });

  it('keeps room for people who come in bursts, so that they do not wait at all at half the limit', () => {
    const { enter, pass, departures, now } = createWorld({ perMinute: 240 });
    const asked = new Map<string, number>();
    for (let tick = 0; tick < 3000; tick++) {
      for (const nth of [1, 2]) enter(`job ${nth} ${tick}`, 'background');
      for (let nth = 0; tick % 60 === 0 && nth < 12; nth++) {
        asked.set(`person ${nth} ${tick}`, now());
        enter(`person ${nth} ${tick}`, 'people', 8000);
      }
      pass(100);
    }
    const waits = departures.filter(({ priority }) => priority === 'people').map(({ name, at }) => at - (asked.get(name) ?? 0));
    expect(waits).toHaveLength(600);
    expect(Math.max(...waits)).toBe(0);
    expect(departures.length - waits.length).toBeGreaterThan(240);
  });

  it('at a demand of 600 a minute, a third of it people, serves these first and refuses none, lets background work go on, and stays below 300', () => {
    const { enter, pass, departures, refused, expired, now } = createWorld({ perMinute: 240 });
    const asked = new Map<string, number>();
    for (let call = 0; call < 3000; call++) {
      const priority = call % 3 === 0 ? 'people' : 'background';
      asked.set(`${call}`, now());
      enter(`${call}`, priority, priority === 'people' ? 8000 : undefined);
      pass(100);
    }
    const people = departures.filter(({ priority }) => priority === 'people');
    const background = departures.filter(({ priority }) => priority === 'background').map(({ at }) => at);
    expect([refused, expired]).toEqual([[], []]);
    expect(people).toHaveLength(1000);
    expect(Math.max(...people.map(({ name, at }) => at - (asked.get(name) ?? 0)))).toBeLessThanOrEqual(2000);
    expect(Math.max(...background.map((at, index) => at - (background[index - 1] ?? at)))).toBeLessThanOrEqual(60_000);
    expect(background.length).toBeGreaterThan(0);
    expect(busiestMinute(departures)).toBeLessThan(300);
  });

  it('lets background work alone use four fifths of the limit, its first calls at once', () => {
    const { enter, pass, departures, now } = createWorld({ perMinute: 240 });
    const startedAt = now();
    for (let i = 0; i < 1200; i++) enter(`job ${i}`, 'background');
    expect(departures).toHaveLength(15);
    pass(240_000);
    const lastMinute = departures.filter(({ at }) => at > startedAt + 180_000);
    expect(lastMinute.length).toBeGreaterThanOrEqual(190);
    expect(lastMinute.length).toBeLessThanOrEqual(194);
  });

  it('never starves background work for more than a minute, however many people come', () => {
    const { enter, pass, departures, now } = createWorld({ perMinute: 5 });
    for (let i = 0; i < 5; i++) enter(`early ${i}`);
    pass(30_000);
    enter('job', 'background');
    const askedAt = now();
    for (let second = 0; second < 90; second++) {
      enter(`person ${second}`);
      pass(1000);
    }
    const job = departures.find(({ name }) => name === 'job');
    expect((job?.at ?? Number.POSITIVE_INFINITY) - askedAt).toBeLessThanOrEqual(60_001);
  });

  it('refuses at once a call whose deadline passes before its turn, and says when to come back', () => {
    const { enter, pass, refused, names } = createWorld({ perMinute: 2 });
    enter('a');
    pass(10_000);
    enter('b');
    enter('in time', 'people', 50_002);
    enter('second in line, too late', 'people', 50_002);
    enter('behind people', 'background', 50_002);
    expect(refused).toEqual([
      { name: 'second in line, too late', retryAfterMs: 60_001 },
      { name: 'behind people', retryAfterMs: 60_001 },
    ]);
    pass(50_002);
    expect(names()).toEqual(['a', 'b', 'in time']);
  });

  it('counts only those with an earlier deadline as ahead, whoever came first', () => {
    const { enter, pass, refused, names } = createWorld({ perMinute: 1 });
    enter('gone');
    enter('patient', 'people', 200_000);
    enter('hurried', 'people', 61_000);
    enter('one too many', 'people', 61_500);
    expect(refused).toEqual([{ name: 'one too many', retryAfterMs: 120_002 }]);
    pass(120_002);
    expect(names()).toEqual(['gone', 'hurried', 'patient']);
  });

  it('lets nothing go during a pause, and tells those that cannot wait for its end', () => {
    const { queue, window, enter, pass, names, refused, now } = createWorld({ concurrency: 1 });
    enter('running');
    enter('patient', 'people', 9000);
    enter('hurried', 'people', 4000);
    window.pauseUntil(now() + 5000);
    queue.reconsider();
    queue.done();
    expect(refused).toEqual([{ name: 'hurried', retryAfterMs: 5000 }]);
    pass(4999);
    expect(names()).toEqual(['running']);
    pass(1);
    expect(names()).toEqual(['running', 'patient']);
  });

  it('is left alone for the rest of the minute when the source says that others have used it up', () => {
    const { window, enter, pass, names, now } = createWorld({ perMinute: 240 });
    enter('a');
    pass(20_000);
    window.left(10, null, now());
    enter('b');
    pass(40_000);
    expect(names()).toEqual(['a']);
    pass(1);
    expect(names()).toEqual(['a', 'b']);
  });

  it('waits for the reset the source names, but never more than a minute', () => {
    const { window, enter, pass, names, now } = createWorld({});
    window.left(0, now() + 3000, now());
    enter('a');
    pass(3000);
    expect(names()).toEqual(['a']);
    window.left(0, now() + 3_600_000, now());
    enter('b');
    pass(60_001);
    expect(names()).toEqual(['a', 'b']);
  });

  it('is not narrowed by a source that says enough is left', () => {
    const { window, enter, names, now } = createWorld({ perMinute: 240 });
    window.left(11, now() + 5000, now());
    enter('a');
    expect(names()).toEqual(['a']);
  });
});
