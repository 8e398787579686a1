import { CallQueue } from '../../src/sources/call-queue.ts';
import { RateWindow } from '../../src/sources/rate-window.ts';
import type { Waiting } from '../../src/sources/waiting-line.ts';

export interface Departure {
  readonly name: string;
  readonly at: number;
  readonly priority: 'people' | 'background';
}

/** A queue in a world whose clock is moved by hand. */
export const createQueueWorld = (limits: { concurrency?: number; perMinute?: number | null }) => {
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
