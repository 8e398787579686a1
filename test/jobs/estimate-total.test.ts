import { describe, expect, it } from 'vitest';
import { estimateTotal } from '../../src/jobs/sync/estimate-total.ts';

const STEP = 100;

const listOf = (total: number) => {
  let calls = 0;
  const readPage = async (offset: string) => {
    calls += 1;
    const size = Math.max(0, Math.min(STEP, total - Number(offset)));
    return { size, next: size < STEP ? null : String(Number(offset) + STEP) };
  };
  return { readPage, calls: () => calls };
};

describe('estimateTotal', () => {
  it.each([0, 1, 99, 100, 101, 199, 200, 320, 2000, 60_003, 1_500_000])('comes within 2 %% or a page of %i records in 30 pages at most', async (total) => {
    const { readPage, calls } = listOf(total);
    const estimate = await estimateTotal(readPage);
    expect(Math.abs(estimate - total)).toBeLessThanOrEqual(Math.max(STEP, total * 0.02));
    expect(calls()).toBeLessThanOrEqual(30);
  });
});
