import { expect, it } from 'vitest';
import { toWireId, toWirePhone } from '../../src/facade/wire-number.ts';

it.each([
  ['746839', 746839],
  ['999999999999999', 999999999999999],
  ['9999999999999999', '9999999999999999'],
  ['0123', '0123'],
  ['VN-100001', 'VN-100001'],
  ['0', '0'],
])('the id %s is %j in Enneo', (id, expected) => {
  expect(toWireId(id)).toBe(expected);
});

it.each([
  ['+491721041689', 491721041689],
  ['030 1234', null],
  [undefined, null],
])('the phone %s is %j in Enneo', (phone, expected) => {
  expect(toWirePhone(phone)).toBe(expected);
});
