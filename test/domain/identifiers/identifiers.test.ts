import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIban } from '../../../src/domain/iban.ts';
import { bdewCheckDigit } from '../../../src/domain/identifiers/bdew-check-digit.ts';
import { eicCheckCharacter, isEic } from '../../../src/domain/identifiers/eic.ts';
import { isMarketLocationId } from '../../../src/domain/identifiers/market-location.ts';
import { isMeterLocationId } from '../../../src/domain/identifiers/metering-location.ts';
import { isMarketPartnerCode } from '../../../src/domain/identifiers/partner-code.ts';
import { isDinMeterNumber } from '../../../src/domain/meter-number.ts';
import { matchCases } from '../../support/match-cases.ts';

const CHECKS = {
  marketLocationId: isMarketLocationId,
  meterLocationId: isMeterLocationId,
  meterNumberDin: isDinMeterNumber,
  eic: isEic,
  iban: isIban,
  marketPartnerCode: isMarketPartnerCode,
} as const;

test('every kind of identifier of the fixture has a check', () => {
  expect(Object.keys(matchCases.identifierCases).sort()).toEqual(Object.keys(CHECKS).sort());
});

describe.each(Object.entries(CHECKS))('%s', (kind, isValid) => {
  const cases = matchCases.identifierCases[kind];
  test.each(cases?.valid ?? [])('accepts %s', (value) => {
    expect(isValid(value)).toBe(true);
  });
  test.each(cases?.invalid ?? [])('refuses $value: $reason', ({ value }) => {
    expect(isValid(value)).toBe(false);
  });
});

const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

const swap = (text: string, at: number): string => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);

describe('check digits', () => {
  test('the one of the BDEW example is 1', () => {
    expect(bdewCheckDigit('4137355924')).toBe('1');
  });

  test('a market location notices every swap of unequal neighbours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), digits(9), fc.nat(9), (first, rest, at) => {
        const base = `${first}${rest}`;
        const id = base + bdewCheckDigit(base);
        fc.pre(id[at] !== id[at + 1]);
        expect(isMarketLocationId(id)).toBe(true);
        expect(isMarketLocationId(swap(id, at))).toBe(false);
      }),
    );
  });

  test('a market location does not notice a swap two places apart among the first ten, so a passed check proves nothing', () => {
    expect(isMarketLocationId('41373559241')).toBe(true);
    expect(isMarketLocationId('31473559241')).toBe(true);
  });

  test('an EIC notices every swap of unequal neighbours', () => {
    const free = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-'), minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(free, fc.nat(10), (middle, at) => {
        const base = `11X${middle}`;
        fc.pre(eicCheckCharacter(base) !== '-' && middle[at] !== middle[at + 1]);
        const code = base + eicCheckCharacter(base);
        expect(isEic(code)).toBe(true);
        expect(isEic(swap(code, at + 3))).toBe(false);
      }),
    );
  });

  test('no check throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const check of Object.values(CHECKS)) expect(typeof check(text)).toBe('boolean');
      }),
    );
  });
});
