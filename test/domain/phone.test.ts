import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phoneCandidates, toE164 } from '../../src/domain/phone.ts';

describe('toE164', () => {
  test.each([
    ['0171 3920001', '+491713920001'],
    ['0049 171 3920001', '+491713920001'],
    ['+49 (0)171 3920001', '+491713920001'],
    ['030/23125-001', '+493023125001'],
    ['030 / 23125001', '+493023125001'],
    ['Mobil: 0171-392 00 01', '+491713920001'],
    ['+43 1 2345678', '+4312345678'],
    ['030 23125001 / 0171 3920001', '+493023125001'],
    ['+49302312500012345', '+49302312500012345'],
    ['+491713920001234', '+491713920001234'],
  ])('reads %s', (text, phone) => {
    expect(toE164(text, 'national')).toBe(phone);
  });

  test('a bare 49 is the country code or an area code, as the source says', () => {
    expect(toE164('491713920042', 'international')).toBe('+491713920042');
    expect(toE164('491713920042', 'national')).toBe('+49491713920042');
    expect(toE164(491713920042, 'international')).toBe('+491713920042');
  });

  test('a bare 49 with an extension is as long as E.164 allows', () => {
    expect(toE164('493023125001123', 'international')).toBe('+493023125001123');
  });

  test.each(['', 'nie', '05123', '12', '+49', '1'.repeat(40), '😀😀😀😀😀😀'])('%j is no phone', (text) => {
    expect(toE164(text, 'international')).toBeNull();
  });

  test.each([Number.NaN, 1e21, 49302312500012345n])('a JSON number that has lost digits is none: %s', (number) => {
    expect(toE164(Number(number), 'international')).toBeNull();
  });
});

describe('phoneCandidates', () => {
  test('keeps both readings of a bare 49', () => {
    expect(phoneCandidates('491713920042')).toEqual(['+491713920042', '+49491713920042']);
  });

  test.each(['030 23125001 / 0171 3920001', '030 23125001; 0171 3920001', '030 23125001 oder 0171 3920001', '030-23125001, 0171-3920001'])(
    'finds both numbers of "%s"',
    (text) => {
      expect(phoneCandidates(text)).toEqual(['+493023125001', '+491713920001']);
    },
  );

  test('are what they are candidates of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const phone of phoneCandidates(text)) expect(phoneCandidates(phone)).toEqual([phone]);
      }),
    );
  });
});
