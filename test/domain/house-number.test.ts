import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitHouseNumber, toHouseRange } from '../../src/domain/house-number.ts';

test.each([
  ['12', '12', null, null],
  ['12a', '12', 'a', null],
  ['12 A', '12', 'A', null],
  ['12-a', '12', 'a', null],
  ['7 - 9', '7-9', null, null],
  ['7/9', '7-9', null, null],
  ['7-9a', '7-9', 'a', null],
  ['12a-14b', '12a-14b', null, null],
  ['12 A – 14 B', '12a-14b', null, null],
  ['12a-14', '12a-14', null, null],
  ['012a bis 012c', '12a-12c', null, null],
  ['12a-14b Hinterhaus', '12a-14b', null, 'Hinterhaus'],
  ['12a-3', '12', 'a', '3'],
  ['12/3', '12', null, '3'],
  ['12 1/2', '12', null, '1/2'],
  ['007', '7', null, null],
  ['5 Hinterhaus', '5', null, 'Hinterhaus'],
  ['5 b HH', '5', 'b', 'HH'],
  ['5, 2. OG', '5', null, '2. OG'],
  ['o.Nr.', null, null, 'o.Nr.'],
  ['  ', null, null, null],
])('"%s" is number %s, suffix %s, addition %s', (text, number, suffix, addition) => {
  expect(splitHouseNumber(text)).toEqual({ number, suffix, addition });
});

test('a range has two ends, a house one', () => {
  expect([toHouseRange('7-9'), toHouseRange('12a-14b'), toHouseRange('7')]).toEqual([
    { from: 7, to: 9 },
    { from: 12, to: 14 },
    { from: 7, to: 7 },
  ]);
});

test('number and suffix written together split into the same again', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,4} ?-?[a-zA-Z]?( ?[-/] ?\d{1,4})?.{0,6}$/), (text) => {
      const { number, suffix } = splitHouseNumber(text);
      expect(splitHouseNumber(`${number}${suffix ?? ''}`)).toEqual({ number, suffix, addition: null });
    }),
  );
});
