import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { createRecorder } from '../../../sandbox/control/recorder.ts';

describe('recorder', () => {
  it('keeps the newest 100,000 calls in order', async () => {
    const app = fastify();
    let clock = 0;
    const recorder = createRecorder(() => clock);
    app.get('/', (request) => {
      for (clock = 0; clock < 100_050; clock += 1) recorder.open(request);
      return {};
    });
    await app.inject('/');
    const calls = recorder.calls();
    expect([calls.length, calls[0]?.at, calls.at(-1)?.at]).toEqual([100_000, 50, 100_049]);
    expect(calls.every(({ at }, index) => at === index + 50)).toBe(true);
  });
});
