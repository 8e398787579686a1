import { expect, it } from 'vitest';
import { Deadlines } from '../../src/sources/deadlines.ts';

it('a call is ended in its time although the clock was put forward while the timer waited for another', async () => {
  const begun = performance.now();
  let aheadMs = 0;
  const now = (): number => performance.now() + aheadMs;
  const deadlines = new Deadlines(now);
  deadlines.watch({ deadline: now() + 30_000, expire: () => undefined });
  aheadMs = 60_000;
  await new Promise<void>((resolve) => deadlines.watch({ deadline: now() + 20, expire: resolve }));
  expect(performance.now() - begun).toBeLessThan(10_000);
  deadlines.close();
});
