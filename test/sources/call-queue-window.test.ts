import { describe, expect, it } from 'vitest';
import { createQueueWorld, type Departure } from './queue-world.ts';

const busiestMinute = (departures: readonly Departure[]): number =>
  Math.max(...departures.map(({ at }) => departures.filter((other) => other.at >= at && other.at <= at + 60_000).length));

describe('the window', () => {
  it('lets no more than its number go in any minute, and queues the rest instead of refusing', () => {
    const { enter, pass, departures, refused } = createQueueWorld({ perMinute: 240 });
    for (let second = 0; second < 180; second++) {
      for (let i = 0; i < 10; i++) enter(`${second}.${i}`);
      pass(1000);
    }
    expect(busiestMinute(departures)).toBe(240);
    expect(departures.length).toBeGreaterThanOrEqual(2 * 240);
    expect(refused).toEqual([]);
  });

  it('refuses no person within its deadline and delays none by three seconds while background work asks for five times the limit', () => {
    const { enter, pass, departures, refused, now } = createQueueWorld({ perMinute: 240 });
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
    const { enter, pass, departures, now } = createQueueWorld({ perMinute: 240 });
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
    const { enter, pass, departures, refused, expired, now } = createQueueWorld({ perMinute: 240 });
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
    const { enter, pass, departures, now } = createQueueWorld({ perMinute: 240 });
    const startedAt = now();
    for (let i = 0; i < 1200; i++) enter(`job ${i}`, 'background');
    expect(departures).toHaveLength(15);
    pass(240_000);
    const lastMinute = departures.filter(({ at }) => at > startedAt + 180_000);
    expect(lastMinute.length).toBeGreaterThanOrEqual(190);
    expect(lastMinute.length).toBeLessThanOrEqual(194);
  });

  it('never starves background work for more than a minute, however many people come', () => {
    const { enter, pass, departures, now } = createQueueWorld({ perMinute: 5 });
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
    const { enter, pass, refused, names } = createQueueWorld({ perMinute: 2 });
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
    const { enter, pass, refused, names } = createQueueWorld({ perMinute: 1 });
    enter('gone');
    enter('patient', 'people', 200_000);
    enter('hurried', 'people', 61_000);
    enter('one too many', 'people', 61_500);
    expect(refused).toEqual([{ name: 'one too many', retryAfterMs: 120_002 }]);
    pass(120_002);
    expect(names()).toEqual(['gone', 'hurried', 'patient']);
  });

  it('lets nothing go during a pause, and tells those that cannot wait for its end', () => {
    const { queue, window, enter, pass, names, refused, now } = createQueueWorld({ concurrency: 1 });
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
    const { window, enter, pass, names, now } = createQueueWorld({ perMinute: 240 });
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
    const { window, enter, pass, names, now } = createQueueWorld({});
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
    const { window, enter, names, now } = createQueueWorld({ perMinute: 240 });
    window.left(11, now() + 5000, now());
    enter('a');
    expect(names()).toEqual(['a']);
  });
});
