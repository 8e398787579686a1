import { expect, test } from 'vitest';
import { splitHouseNumber } from '../../../src/domain/house-number.ts';
import { compareHouses } from '../../../src/domain/normal-forms/compare-house-numbers.ts';

const toHouse = (text: string) => {
  const { number, suffix } = splitHouseNumber(text);
  return { number: number ?? '', suffix };
};

test.each([
  ['12a-14b', '12 A - 14 B', 'equal'],
  ['12a-14b', '12-14', 'compatible'],
  ['12a-14b', '12a', 'compatible'],
  ['12a-14b', '14b', 'compatible'],
  ['12a-14b', '13', 'different'],
  ['12a-14b', '16', 'different'],
  ['12a-14b', '12a-16b', 'different'],
  ['12a-12c', '12b', 'compatible'],
])('%s and %s are %s, either way', (one, other, verdict) => {
  expect([compareHouses(toHouse(one), toHouse(other)), compareHouses(toHouse(other), toHouse(one))]).toEqual([verdict, verdict]);
});
