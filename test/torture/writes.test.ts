import { expect, it } from 'vitest';
import { tortureWrites } from './writes/torture-writes.ts';

it('each effect comes once, through faults, kill -9 and repeats with the same keys', async () => {
  const result = await tortureWrites({ sequences: 8, atOnce: 8, seed: 7, databaseUrl: null, report: () => undefined });
  expect(result.violations).toEqual([]);
  expect(result.kills).toBeGreaterThan(0);
  expect(result.endings.DONE).toBe(result.intents);
}, 120_000);
