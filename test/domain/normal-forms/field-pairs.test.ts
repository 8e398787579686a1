import { expect, test } from 'vitest';
import { splitHouseNumber } from '../../../src/domain/house-number.ts';
import { compactIban, isIban } from '../../../src/domain/iban.ts';
import { compareBirthDates, toBirthDate } from '../../../src/domain/normal-forms/birth-date.ts';
import { compareCompanies, readCompany } from '../../../src/domain/normal-forms/company.ts';
import { compareHouses } from '../../../src/domain/normal-forms/compare-house-numbers.ts';
import { compareMeterNumbers } from '../../../src/domain/normal-forms/compare-meter-numbers.ts';
import { toEmailKey } from '../../../src/domain/normal-forms/email.ts';
import { compareFirstNames, readFirstName } from '../../../src/domain/normal-forms/first-name.ts';
import { compareLastNames, readLastName } from '../../../src/domain/normal-forms/last-name.ts';
import { toPostcodeKey } from '../../../src/domain/normal-forms/postcode.ts';
import { compareStreets } from '../../../src/domain/normal-forms/street.ts';
import type { Verdict } from '../../../src/domain/normal-forms/verdict.ts';
import { phoneCandidates } from '../../../src/domain/phone.ts';
import { matchCases } from '../../support/match-cases.ts';

/** Reads both sides and compares them; a side that cannot be read fails the test. */
const by =
  <T>(read: (text: string) => T | null, compare: (one: T, other: T) => Verdict) =>
  (a: string, b: string): Verdict | null => {
    const [one, other] = [read(a), read(b)];
    return one === null || other === null ? null : compare(one, other);
  };

const equality = (one: string, other: string): Verdict => (one === other ? 'equal' : 'different');

const toHouse = (text: string) => {
  const { number, suffix } = splitHouseNumber(text);
  return number === null ? null : { number, suffix };
};

const COMPARE: Readonly<Record<string, (a: string, b: string) => Verdict | null>> = {
  lastName: by(readLastName, compareLastNames),
  firstName: by(readFirstName, compareFirstNames),
  company: by(readCompany, compareCompanies),
  street: compareStreets,
  houseNumber: by(toHouse, compareHouses),
  postcode: by(toPostcodeKey, equality),
  phone: by(phoneCandidates, (one, other) => (one.some((phone) => other.includes(phone)) ? 'equal' : 'different')),
  email: by(toEmailKey, equality),
  meterNumber: compareMeterNumbers,
  birthDate: by(toBirthDate, compareBirthDates),
  iban: by((text) => (isIban(text) ? compactIban(text) : null), equality),
};

/** The fixture has one word for what agrees without proving and what only comes near. */
const LABELS = { equal: 'same', compatible: 'ambiguous', near: 'ambiguous', different: 'different' } as const;

const label = (verdict: Verdict | null | undefined) => (verdict == null ? 'unreadable' : LABELS[verdict]);

test('the fixture holds 73 pairs of fields', () => {
  expect(matchCases.fieldPairs).toHaveLength(73);
});

test.each(matchCases.fieldPairs)('$id: $field "$a" and "$b" are $expect ($reason), whichever comes first', ({ field, a, b, expect: expected }) => {
  expect([label(COMPARE[field]?.(a, b)), label(COMPARE[field]?.(b, a))]).toEqual([expected, expected]);
});
