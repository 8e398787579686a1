import { expect, test } from 'vitest';
import { compactMeterNumber, isDinMeterNumber, isOwnerMeterNumber, meterNumberKey } from '../../src/domain/meter-number.ts';

test('groups, case and signs do not count', () => {
  expect(compactMeterNumber('1 qqx 00-0001.2345')).toBe('1QQX0000012345');
});

test('pure digits are compared without leading zeros, others with them', () => {
  expect([meterNumberKey('0000445566'), meterNumberKey('000A445566'), meterNumberKey('0000')]).toEqual(['445566', '000A445566', '0']);
});

test.each([
  ['0000445566', true],
  ['EMH 445566', true],
  ['1QQX0000012345', false],
  ['445', false],
  ['05123 Musterstadt', false],
])('%s can be an owner number: %s', (text, expected) => {
  expect(isOwnerMeterNumber(text)).toBe(expected);
});

test('the two styles never meet', () => {
  expect(isDinMeterNumber('0000445566')).toBe(false);
});
