import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readText, type TextFinds } from '../../../src/domain/matching/read-text.ts';
import { matchCases } from '../../support/match-cases.ts';

test('the fixture holds seven texts', () => {
  expect(matchCases.textCases).toHaveLength(7);
});

test.each(matchCases.textCases)('$id: $reason', ({ text, expect: expected }) => {
  expect(readText(text)).toMatchObject(expected);
});

const NOTHING: TextFinds = {
  contractIds: [],
  customerIds: [],
  marketLocationIds: [],
  invalidMarketLocationIds: [],
  meterLocationIds: [],
  meterNumbers: [],
  readings: [],
  ibans: [],
  emails: [],
  birthDates: [],
  postcodes: [],
  phones: [],
};

test('a whole mail falls apart into what it names', () => {
  const mail = `Guten Tag, meine Vertragsnummer lautet LQ-2000020, Kd-Nr. 100020.
Tel. 030 23125001 oder 0171/3920001, Mail: Max@Example.org.
MeLo DE 999001 62345 00000 00000 00000 00042, IBAN: DE22 9000 0001 0000 0047 11 danke.
Vertrag ab 2024 mit 120 Euro, Brief vom 12.03.2024. Zählerstand: 12.345,6`;
  expect(readText(mail)).toEqual({
    ...NOTHING,
    contractIds: ['LQ-2000020'],
    customerIds: ['100020'],
    meterLocationIds: ['DE9990016234500000000000000000042'],
    readings: ['12.345,6'],
    ibans: ['DE22900000010000004711'],
    emails: ['max@example.org'],
    phones: ['+493023125001', '+491713920001'],
  });
});

test('a mistyped IBAN is neither an IBAN nor a phone', () => {
  expect(readText('IBAN DE23 9000 0001 0000 0047 11')).toEqual(NOTHING);
});

test('a tenant may say what its numbers look like', () => {
  expect(readText('Es geht um VN-00001.', { contract: /VN-\d{5}/g }).contractIds).toEqual(['VN-00001']);
});

test('any text is read without an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(Object.keys(readText(text))).toHaveLength(12);
    }),
  );
});

test.each(['1', 'DE 1 ', 'a@', 'vertrag ', '+', ' ', '0 ', 'malo 1', '(0', 'zähler A1', 'geb. 1.', 'E ABC 0'])(
  '10 kB of "%s" take no longer than ten times what 1 kB takes, give or take',
  (unit) => {
    const time = (length: number): number => {
      const text = unit.repeat(length / unit.length);
      const runs = Array.from({ length: 5 }, () => {
        const start = performance.now();
        readText(text);
        return performance.now() - start;
      });
      return Math.min(...runs);
    };
    expect(time(10_000)).toBeLessThan(10 * time(1_000) * 4 + 20);
  },
);
