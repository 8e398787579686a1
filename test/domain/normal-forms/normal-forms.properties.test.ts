import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, test } from 'vitest';
import { compactIban } from '../../../src/domain/iban.ts';
import { compactMeterNumber, meterNumberKey } from '../../../src/domain/meter-number.ts';
import { readAddressLine } from '../../../src/domain/normal-forms/address-line.ts';
import { compareBirthDates, toBirthDate } from '../../../src/domain/normal-forms/birth-date.ts';
import { compareCompanies, readCompany } from '../../../src/domain/normal-forms/company.ts';
import { compareMeterNumbers } from '../../../src/domain/normal-forms/compare-meter-numbers.ts';
import { isRoleEmail, toEmailKey } from '../../../src/domain/normal-forms/email.ts';
import { compareFirstNames, readFirstName } from '../../../src/domain/normal-forms/first-name.ts';
import { compareLastNames, readLastName } from '../../../src/domain/normal-forms/last-name.ts';
import { areSameLetters, toLetterKeys } from '../../../src/domain/normal-forms/letters.ts';
import { toPostcodeKey } from '../../../src/domain/normal-forms/postcode.ts';
import { compareStreets, toStreetKeys } from '../../../src/domain/normal-forms/street.ts';
import { phoneCandidates, toE164 } from '../../../src/domain/phone.ts';
import { gapsOf, isOneTypoApart } from '../../../src/store/search/gaps-of.ts';

/** Names as people have and mistype them, and anything else. */
const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'aeoubrßäöüÄÖÜ -.,łı'), maxLength: 12 }),
  fc.constantFrom('von der Heide', 'Heide', 'Dr. Müller', 'Weiß-Großmann', 'Krüger geb. Weiß', 'J.', 'Hans-Peter', 'Bäckerei GmbH & Co. KG'),
);

/** A text, or null where there is none. */
const FORMS: Readonly<Record<string, (text: string) => string | null>> = {
  'the ae-key': (text) => toLetterKeys(text).ae,
  'the a-key': (text) => toLetterKeys(text).a,
  'the street key': (text) => toStreetKeys(text).ae,
  'the e-mail': toEmailKey,
  'the postcode': toPostcodeKey,
  'the birth date': toBirthDate,
  'the IBAN': compactIban,
  'the meter number': compactMeterNumber,
  'the meter key': meterNumberKey,
  'the phone': (text) => toE164(text, 'national'),
};

describe.each(Object.entries(FORMS))('%s', (_, form) => {
  test('is its own normal form', () => {
    fc.assert(
      fc.property(fc.oneof(name, fc.emailAddress(), fc.stringMatching(/^[+0-9 ./-]{0,16}$/)), (text) => {
        const once = form(text);
        expect(once === null ? null : form(once)).toBe(once);
      }),
    );
  });
});

const pairBy =
  <T>(read: (text: string) => T | null, compare: (one: T, other: T) => unknown) =>
  (a: string, b: string): unknown => {
    const [one, other] = [read(a), read(b)];
    return one === null || other === null ? null : compare(one, other);
  };

const COMPARISONS: Readonly<Record<string, (a: string, b: string) => unknown>> = {
  letters: pairBy(toLetterKeys, areSameLetters),
  'last names': pairBy(readLastName, compareLastNames),
  'first names': pairBy(readFirstName, compareFirstNames),
  companies: pairBy(readCompany, compareCompanies),
  streets: compareStreets,
  'meter numbers': compareMeterNumbers,
  'birth dates': pairBy(toBirthDate, compareBirthDates),
  typos: isOneTypoApart,
};

describe.each(Object.entries(COMPARISONS))('%s', (_, compare) => {
  test('compare alike from both sides', () => {
    fc.assert(
      fc.property(fc.oneof(name, fc.constantFrom('1968-04-12', '1968-12-04', '12.04.1968', '0000012345', '1QQX0000012345')), name, (one, other) => {
        expect(compare(one, other)).toEqual(compare(other, one));
      }),
    );
  });
});

test('a vowel with dots meets both its spellings, which never meet each other', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[b-d]{1,5}$/), fc.constantFrom('ä', 'ö', 'ü'), (rest, umlaut) => {
      const base = umlaut.normalize('NFD').charAt(0);
      const [real, long, short] = [toLetterKeys(rest + umlaut), toLetterKeys(`${rest}${base}e`), toLetterKeys(rest + base)];
      expect([areSameLetters(real, long), areSameLetters(real, short), areSameLetters(long, short)]).toEqual([true, true, false]);
    }),
  );
});

test('words one typo apart share a gap', () => {
  const word = fc.stringMatching(/^[a-e]{4,8}$/);
  fc.assert(
    fc.property(word, word, (one, other) => {
      fc.pre(isOneTypoApart(one, other));
      expect(gapsOf(one).some((key) => gapsOf(other).includes(key))).toBe(true);
      expect(distance(one, other)).toBeLessThanOrEqual(2);
    }),
    { numRuns: 50, maxSkipsPerRun: 10_000 },
  );
});

test('role mailboxes are told from people', () => {
  expect(['info@a.example', 'service@a.example', 'informatik@a.example', 'max.info@a.example'].filter(isRoleEmail)).toEqual([
    'info@a.example',
    'service@a.example',
  ]);
});

test('an e-mail domain is ASCII, a display name is gone', () => {
  expect([toEmailKey('Jörg <JM@Müller.example>'), toEmailKey('mailto:a@b.example'), toEmailKey('a@b@c'), toEmailKey('nobody')]).toEqual([
    'jm@xn--mller-kva.example',
    'a@b.example',
    null,
    null,
  ]);
});

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  ...FORMS,
  'last name': readLastName,
  'first name': readFirstName,
  company: readCompany,
  'address line': readAddressLine,
  phones: phoneCandidates,
};

/** Milliseconds of the quickest of five readings: ten times the text may take ten times as long; a hundred times would be quadratic. */
const quickest = (read: (text: string) => unknown, text: string): number =>
  Math.min(
    ...Array.from({ length: 5 }, () => {
      const start = performance.now();
      read(text);
      return performance.now() - start;
    }),
  );

describe.each(Object.entries(READERS))('10 kB for %s', (_, read) => {
  test.each(['a', ' ', '1', 'ä ', '.', 'a@', '<', 'geb. ', 'von ', '1 / ', '12345 ', ', ', '&', 'str. ', '\u0301', '😀'])(
    'of "%s" take time in proportion to their length',
    // A busy machine may disturb all five readings; what is quadratic is so each time.
    { retry: 3 },
    (unit) => {
      const textOf = (length: number): string => unit.repeat(length / unit.length);
      const [short, long] = [quickest(read, textOf(1000)), quickest(read, textOf(10_000))];
      expect(long).toBeLessThan(40 * short + 5);
    },
  );
});
