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
  expect([toHouseRange('7-9'), toHouseRange('7')]).toEqual([
    { from: 7, to: 9 },
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
