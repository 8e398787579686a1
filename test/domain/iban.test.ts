import { expect, test } from 'vitest';
import { compactIban, isIban } from '../../src/domain/iban.ts';

test.each(['de78 9000 0001 0000 0000 17', 'DE78.9000.0001.0000.0000.17', ' DE78-9000-0001-0000-0000-17 '])('"%s" is compact and upper case', (text) => {
  expect(compactIban(text)).toBe('DE78900000010000000017');
  expect(isIban(text)).toBe(true);
});

test('a masked IBAN stays masked and is none', () => {
  expect(compactIban('DE78 **** 0017')).toBe('DE78****0017');
  expect(isIban('DE78 **** 0017')).toBe(false);
});
