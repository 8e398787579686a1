import { describe, expect, it } from 'vitest';
import { InFlightLimit } from '../../../src/server/admission/in-flight-limit.ts';

const TURN_MS = 10;

/** Each second of an event loop that does in one turn all that is under way, and lets in as many as the limit has room for. */
const play = (limit: InFlightLimit, { perSecond, costMs, seconds }: { readonly perSecond: number; readonly costMs: number; readonly seconds: number }) => {
  let [clock, inFlight] = [0, 0];
  return Array.from({ length: seconds }, (_, second) => {
    let [ended, latest, fewest] = [0, 0, inFlight];
    while (clock < (second + 1) * 1000) {
      const turn = Math.max(TURN_MS, inFlight * costMs);
      clock += turn;
      ended += inFlight;
      inFlight = Math.min(Math.round((perSecond * turn) / 1000), limit.value);
      fewest = Math.min(fewest, inFlight);
      latest = Math.max(latest, turn - TURN_MS);
      limit.turn(turn - TURN_MS, inFlight);
    }
    limit.second(ended, fewest);
    return { ended, latest };
  });
};

describe('the limit of requests under way', () => {
  it('stays where it is while the loop is in time, however many come at once', () => {
    const limit = new InFlightLimit(2000);
    for (let turn = 0; turn < 100; turn += 1) limit.turn(2, 1900);
    limit.second(1900, 0);
    expect(limit.value).toBe(2000);
  });

  it('outlives one long pause', () => {
    const limit = new InFlightLimit(2000);
    limit.turn(400, 300);
    limit.turn(1, 300);
    limit.turn(400, 300);
    expect(limit.value).toBe(2000);
  });

  it('falls where more comes than the processor can do, and lets it do as much as before', () => {
    const settled = play(new InFlightLimit(2000), { perSecond: 5000, costMs: 1, seconds: 20 }).slice(10);
    expect(Math.max(...settled.map(({ latest }) => latest))).toBeLessThan(20);
    expect(Math.min(...settled.map(({ ended }) => ended))).toBeGreaterThan(900);
  });

  it('falls further only when its last fall took effect', () => {
    const limit = new InFlightLimit(2000);
    for (let turn = 0; turn < 3; turn += 1) limit.turn(40, 400);
    const { value } = limit;
    expect(value).toBe(100);
    for (let turn = 0; turn < 50; turn += 1) limit.turn(40, 300);
    expect(limit.value).toBe(value);
    for (let turn = 0; turn < 3; turn += 1) limit.turn(40, 100);
    expect(limit.value).toBeLessThan(value);
  });

  it('is back where it was 5 s after the load is gone', () => {
    const limit = new InFlightLimit(2000);
    play(limit, { perSecond: 3000, costMs: 2, seconds: 3 });
    expect(limit.value).toBeLessThan(200);
    play(limit, { perSecond: 0, costMs: 2, seconds: 5 });
    expect(limit.value).toBe(2000);
  });

  it('follows the pace of slow sources while many wait for them', () => {
    const limit = new InFlightLimit(2000);
    limit.second(200, 300);
    expect(limit.value).toBe(400);
    limit.second(10, 300);
    expect(limit.value).toBe(128);
    limit.second(10, 100);
    expect(limit.value).toBe(2000);
  });
});
