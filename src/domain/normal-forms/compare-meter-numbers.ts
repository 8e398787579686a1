import { compactMeterNumber, meterNumberKey } from '../meter-number.ts';
import type { Verdict } from './verdict.ts';

/** Fewer characters of a meter number say nothing. */
export const METER_SUFFIX_LENGTH = 6;

const isSuffixOf = (one: string, other: string): boolean => one.length >= METER_SUFFIX_LENGTH && other.endsWith(one);

/** Equality only; the end of the other one is `near`: a suggestion. */
export const compareMeterNumbers = (one: string, other: string): Verdict => {
  if (meterNumberKey(one) === meterNumberKey(other)) return meterNumberKey(one) === '' ? 'different' : 'equal';
  const [a, b] = [compactMeterNumber(one), compactMeterNumber(other)];
  return isSuffixOf(a, b) || isSuffixOf(b, a) ? 'near' : 'different';
};
