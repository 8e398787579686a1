import { describe, expect, it } from 'vitest';
import { sampleDelay } from '../../../sandbox/control/latency.ts';
import { createRandom } from '../../../sandbox/control/random.ts';
import { openApp } from './open-sandbox-app.ts';

describe('delays', () => {
  it('have the median told and a 99th percentile of ten times that', () => {
    const random = createRandom(7);
    const delays = Array.from({ length: 20_000 }, () => sampleDelay(120, random)).toSorted((a, b) => a - b);
    expect(delays[10_000]).toBeGreaterThan(115);
    expect(delays[10_000]).toBeLessThan(125);
    expect(delays[19_800]).toBeGreaterThan(1000);
    expect(delays[19_800]).toBeLessThan(1450);
    expect(delays.at(-1)).toBeLessThanOrEqual(3600);
  });

  it('are the same on every run', () => {
    const [one, other] = [createRandom(3), createRandom(3)];
    const run = (random: () => number) => Array.from({ length: 50 }, () => sampleDelay(10, random));
    expect(run(one)).toEqual(run(other));
  });

  it('keep calls waiting where latency is on, and only there', async () => {
    await using slow = await openApp({ latency: true }, { medianMs: 30 });
    for (let call = 0; call < 10; call += 1) await slow.get('/things/1');
    const waits = (await slow.calls()).map(({ ms }) => ms).toSorted((a, b) => a - b);
    expect(waits[5]).toBeGreaterThan(10);
    expect((await slow.get('/__sandbox/calls')).status).toBe(200);
    await using quick = await openApp({ latency: false }, { medianMs: 10_000 });
    expect((await quick.get('/things/1')).status).toBe(200);
  });
});
