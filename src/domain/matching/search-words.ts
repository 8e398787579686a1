import { readLastName, soundOf } from '../normal-forms/last-name.ts';
import { keysOf, toLetterKeys, toWords } from '../normal-forms/letters.ts';
import { toStreetKeys } from '../normal-forms/street.ts';
import { placesOf } from './compare-places.ts';
import type { MatchAddress, MatchCustomer, MatchName } from './match-customer.ts';

/** What the words of a free-text search may hit. `sound` is Kölner Phonetik of last names: for recall, last of all. */
export const WORD_KINDS = ['lastName', 'firstName', 'company', 'street', 'house', 'postcode', 'city', 'sound'] as const;
export type WordKind = (typeof WORD_KINDS)[number];

export interface SearchWord {
  readonly kind: WordKind;
  readonly value: string;
}

const MAX_WORDS = 20;

/** Both spellings of every word. */
export const toWordKeys = (text: string): readonly string[] => [
  ...new Set(
    toWords(text)
      .slice(0, MAX_WORDS)
      .flatMap((word) => keysOf(toLetterKeys(word))),
  ),
];

const words = (kind: WordKind, values: readonly string[]): readonly SearchWord[] => values.filter(Boolean).map((value) => ({ kind, value }));

const wordsOfName = ({ firstName, lastName, company }: MatchName): readonly SearchWord[] => {
  const name = readLastName(lastName ?? '');
  return [
    ...words('lastName', toWordKeys(lastName ?? '')),
    ...words('firstName', toWordKeys(firstName ?? '')),
    ...words('company', toWordKeys(company ?? '')),
    ...words('sound', name === null ? [] : [soundOf(name)]),
  ];
};

/** A street counts as a whole and by its words: `hauptstrasse`, and `friedens` of Straße des Friedens. */
const wordsOfAddress = ({ street, houseNumber, suffix, postcode, city }: MatchAddress): readonly SearchWord[] => [
  ...words('street', street === null ? [] : [...keysOf(toStreetKeys(street)), ...toWordKeys(street)]),
  ...words('house', houseNumber === null ? [] : [`${houseNumber}${suffix ?? ''}`.toLowerCase(), houseNumber]),
  ...words('postcode', postcode === null ? [] : [postcode]),
  ...words('city', toWordKeys(city ?? '')),
];

/** Everything of a customer and its contracts that a free-text search reads as words; for numbers there are `recordKeys`. */
export const recordWords = (customer: MatchCustomer): readonly SearchWord[] => {
  const all = [...customer.names.flatMap(wordsOfName), ...placesOf(customer).flatMap(wordsOfAddress)];
  return [...new Map(all.map((word) => [`${word.kind} ${word.value}`, word])).values()];
};
