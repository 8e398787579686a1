import { compactMeterNumber, meterNumberKey } from '../meter-number.ts';
import { METER_SUFFIX_LENGTH } from '../normal-forms/compare-meter-numbers.ts';
import type { FirstName } from '../normal-forms/first-name.ts';
import type { LastName } from '../normal-forms/last-name.ts';
import { joinKeys, keysOf, type LetterKeys } from '../normal-forms/letters.ts';
import { toStreetKeys } from '../normal-forms/street.ts';
import type { MatchAddress } from './match-customer.ts';
import type { PersonName } from './person-name.ts';

/**
 * What records are found by. A record and a question have a key in common, or they have nothing to do with each other.
 * `meterTail` finds suggestions; `place` is postcode and street; `fullName` is last and first name; `company` is the name without its legal form.
 */
export const KEY_KINDS = [
  'contract',
  'customer',
  'contractAccount',
  'marketLocation',
  'meterLocation',
  'meter',
  'meterTail',
  'email',
  'phone',
  'iban',
  'birthDate',
  'place',
  'fullName',
  'company',
] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

export interface IndexKey {
  readonly kind: KeyKind;
  readonly value: string;
}

/** Ids are opaque; people change only their case and put spaces in. */
export const toIdKey = (id: string): string => id.replace(/\s/g, '').toUpperCase();

export const toKeys = (kind: KeyKind, values: readonly string[]): readonly IndexKey[] =>
  [...new Set(values)].filter((value) => value !== '').map((value) => ({ kind, value }));

export const meterKeys = (numbers: readonly string[]): readonly IndexKey[] => {
  const long = numbers.map(compactMeterNumber).filter((number) => number.length >= METER_SUFFIX_LENGTH);
  return [
    ...toKeys('meter', numbers.map(meterNumberKey)),
    ...toKeys(
      'meterTail',
      long.map((number) => number.slice(-METER_SUFFIX_LENGTH)),
    ),
  ];
};

/** The house number is left out: it is compared, and a wrong one has to be found to be named. */
export const placeKeys = (addresses: readonly MatchAddress[]): readonly IndexKey[] =>
  addresses.flatMap(({ street, postcode }) =>
    street === null || postcode === null
      ? []
      : toKeys(
          'place',
          keysOf(toStreetKeys(street))
            .filter(Boolean)
            .map((key) => `${postcode} ${key}`),
        ),
  );

/** Parts of a double name and all of it, so that one half finds the other. */
const spellings = (parts: readonly LetterKeys[]): readonly string[] => [...new Set([joinKeys(parts), ...parts].flatMap(keysOf))];

const MAX_SPELLINGS = 12;

const pairNames = (last: LastName, first: FirstName): readonly string[] => {
  const firsts = first.flatMap(spellings).slice(0, MAX_SPELLINGS);
  return spellings(last.parts)
    .slice(0, MAX_SPELLINGS)
    .flatMap((name) => firsts.map((given) => `${name} ${given}`));
};

/** A last name alone is no key: it identifies nobody. */
export const nameKeys = ({ firstName, lastName, company }: PersonName): readonly IndexKey[] => [
  ...(lastName === null || firstName === null ? [] : toKeys('fullName', pairNames(lastName, firstName))),
  ...(company === null ? [] : toKeys('company', keysOf(company.core))),
];
