import { describe, expect, it } from 'vitest';
import { createQueueWorld } from './queue-world.ts';

describe('the cap', () => {
  it('holds back what is more than the cap, and lets one go for each that is done', () => {
    const { queue, enter, names } = createQueueWorld({ concurrency: 2 });
    for (const name of ['a', 'b', 'c', 'd']) enter(name);
    expect(names()).toEqual(['a', 'b']);
    queue.done();
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  it('serves people before background work and equals in order of arrival', () => {
    const { queue, enter, names } = createQueueWorld({ concurrency: 1 });
    enter('first');
    enter('job 1', 'background');
    enter('person 1');
    enter('job 2', 'background');
    enter('person 2');
    for (let i = 0; i < 4; i++) queue.done();
    expect(names()).toEqual(['first', 'person 1', 'person 2', 'job 1', 'job 2']);
  });

  it('lets at most nine people overtake a background call', () => {
    const { queue, enter, names } = createQueueWorld({ concurrency: 1 });
    enter('first');
    enter('job', 'background');
    for (let i = 0; i < 20; i++) enter(`person ${i}`);
    for (let i = 0; i < 12; i++) queue.done();
    expect(names().indexOf('job')).toBe(10);
  });

  it('does not start a call whose deadline passed while it waited', () => {
    const { queue, enter, pass, names, expired } = createQueueWorld({ concurrency: 1 });
    enter('a');
    enter('late', 'people', 50);
    enter('b');
    pass(50);
    queue.done();
    expect(names()).toEqual(['a', 'b']);
    expect(expired).toEqual(['late']);
  });

  it('serves people in the order of their deadlines, so that a second hop does not wait behind everybody’s first', () => {
    const { queue, enter, pass, names } = createQueueWorld({ concurrency: 1 });
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
    const { queue, enter, names } = createQueueWorld({ concurrency: 1 });
    enter('first');
    const asked = Array.from({ length: 500 }, (_, i) => ({ name: `${i}`, within: ((i * 7919) % 50) + 1, leaves: i % 5 !== 0 }));
    const calls = asked.map(({ name, within }) => enter(name, 'people', within));
    for (const [i, { leaves }] of asked.entries()) if (leaves && calls[i] !== undefined) queue.leave(calls[i]);
    for (let i = 0; i < 500; i++) queue.done();
    const expected = asked.filter(({ leaves }) => !leaves).toSorted((a, b) => a.within - b.within);
    expect(names().slice(1)).toEqual(expected.map(({ name }) => name));
  });

  it('lets a hundred thousand calls leave in any order in well under the time that searching for each would take', () => {
    const { queue, enter, names } = createQueueWorld({ concurrency: 1 });
    const calls = Array.from({ length: 100_001 }, (_, i) => enter(`${i}`));
    const startedAt = performance.now();
    for (const call of calls.slice(1).reverse()) queue.leave(call);
    expect(performance.now() - startedAt).toBeLessThan(1500);
    queue.done();
    expect(names()).toEqual(['0']);
  });

  it('forgets a call that left, and the timer with the last of them', () => {
    const { queue, enter, names, pass, timers } = createQueueWorld({ perMinute: 1 });
    enter('a');
    queue.leave(enter('b'));
    expect(timers()).toBe(0);
    pass(120_000);
    expect(names()).toEqual(['a']);
  });
});
