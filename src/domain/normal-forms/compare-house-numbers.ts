import { toHouseRange } from '../house-number.ts';
import { toLetterKeys } from './letters.ts';
import type { Verdict } from './verdict.ts';

export interface House {
  readonly number: string;
  readonly suffix: string | null;
}

const isSingle = (number: string): boolean => !number.includes('-');

/** 7-9 covers 7 and 9: the even numbers are across the street. */
const isInside = (single: string, range: string): boolean => {
  const { from, to } = toHouseRange(range);
  const number = Number(single);
  return number >= from && number <= to && number % 2 === from % 2;
};

/** `12-14` may be `12a-14b`. */
const hasSameEnds = (one: string, other: string): boolean => {
  const [left, right] = [toHouseRange(one), toHouseRange(other)];
  return left.from === right.from && left.to === right.to;
};

const compareNumbers = (one: string, other: string): Verdict => {
  if (one === other) return 'equal';
  if (isSingle(one) && isSingle(other)) return 'different';
  if (!isSingle(one) && !isSingle(other)) return hasSameEnds(one, other) ? 'compatible' : 'different';
  const [single, range] = isSingle(one) ? [one, other] : [other, one];
  return isInside(single, range) ? 'compatible' : 'different';
};

const compareSuffixes = (one: string | null, other: string | null): Verdict => {
  if (one === null || other === null) return one === other ? 'equal' : 'compatible';
  return toLetterKeys(one).a === toLetterKeys(other).a ? 'equal' : 'different';
};

/** Neighbours are different people: 12a is not 12b, 5 is not 55; 12 may be 12a, and 7-9 covers 9. */
export const compareHouses = (one: House, other: House): Verdict => {
  const verdicts = [compareNumbers(one.number, other.number), compareSuffixes(one.suffix, other.suffix)];
  if (verdicts.includes('different')) return 'different';
  return verdicts.includes('compatible') ? 'compatible' : 'equal';
};
