import type { Random } from './random.ts';

/** ln(10) / 2.326: the 99th percentile of the log-normal lies at ten times the median. */
const SIGMA = 0.99;
const LONGEST = 30;

/** Milliseconds a real system would take: log-normal, at most 30 medians. */
export const sampleDelay = (medianMs: number, random: Random): number => {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return medianMs * Math.min(LONGEST, Math.exp(SIGMA * normal));
};
