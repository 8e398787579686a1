import { expect, test } from 'vitest';
import { mayBeSameTown } from '../../../src/domain/normal-forms/town.ts';

test.each([
  ['München', 'MUENCHEN'],
  ['Bad Homburg', 'bad-homburg'],
  ['Frankfurt', 'Frankfurt am Main'],
  ['Mannheim-Neckarau', 'Mannheim'],
  ['Hambrug', 'Hamburg'],
  ['Hamburgg', 'Hamburg'],
  ['Hambur', 'Hamburg'],
  ['Homburg', 'Hamburg'],
])('%s may be %s', (one, other) => {
  expect([mayBeSameTown(one, other), mayBeSameTown(other, one)]).toEqual([true, true]);
});

test.each([
  ['München', 'Hamburg'],
  ['Bad Homburg', 'Bad Tölz'],
  ['Neu Probendorf', 'Neu Wulmstorf'],
  ['Ulm', 'Ulzen'],
  ['Köln', 'Kassel'],
])('%s is not %s', (one, other) => {
  expect([mayBeSameTown(one, other), mayBeSameTown(other, one)]).toEqual([false, false]);
});
