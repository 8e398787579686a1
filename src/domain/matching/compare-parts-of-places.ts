import { compareHouses } from '../normal-forms/compare-house-numbers.ts';
import { compareStreets } from '../normal-forms/street.ts';
import { mayBeSameTown } from '../normal-forms/town.ts';
import { agrees } from '../normal-forms/verdict.ts';
import { toHouse } from './compare-places.ts';
import type { MatchAddress } from './match-customer.ts';

/** `postcode`: all that can be compared agrees, and the postcode is part of it; `agrees`: the same without a postcode. */
export type PartsVerdict = 'postcode' | 'agrees' | 'differs';

const BEST_FIRST: readonly PartsVerdict[] = ['postcode', 'agrees', 'differs'];

const haveOtherHouses = (one: MatchAddress, other: MatchAddress): boolean => {
  const [a, b] = [toHouse(one), toHouse(other)];
  return a !== null && b !== null && !agrees(compareHouses(a, b));
};

/** Both say which street it is, and it is another one, or another house in it. */
const haveOtherStreets = (one: MatchAddress, other: MatchAddress): boolean =>
  one.street !== null && other.street !== null && (compareStreets(one.street, other.street) !== 'equal' || haveOtherHouses(one, other));

const haveOtherPostcodes = (one: MatchAddress, other: MatchAddress): boolean =>
  one.postcode !== null && other.postcode !== null && one.postcode !== other.postcode;

/** They cannot be one address. Towns say nothing: one place has several names. */
export const areApart = (one: MatchAddress, other: MatchAddress): boolean => haveOtherPostcodes(one, other) || haveOtherStreets(one, other);

/** A word alone may be a street or a town. */
const isTownAlone = ({ street, houseNumber, postcode, city }: MatchAddress, onRecord: MatchAddress): boolean =>
  street !== null && houseNumber === null && postcode === null && city === null && onRecord.city !== null && mayBeSameTown(street, onRecord.city);

/** The town counts where there is no postcode. */
const comparePlace = (given: MatchAddress, onRecord: MatchAddress): PartsVerdict | null => {
  if (isTownAlone(given, onRecord)) return 'agrees';
  if (areApart(given, onRecord)) return 'differs';
  if (given.postcode !== null && onRecord.postcode !== null) return 'postcode';
  if (given.city !== null && onRecord.city !== null) return mayBeSameTown(given.city, onRecord.city) ? 'agrees' : 'differs';
  return given.street !== null && onRecord.street !== null ? 'agrees' : null;
};

/** How part of an address fits the places of a record, the best of them; null when nothing can be compared. */
export const compareParts = (given: MatchAddress, onRecord: readonly MatchAddress[]): PartsVerdict | null => {
  const verdicts = onRecord.map((place) => comparePlace(given, place));
  return BEST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? null;
};
