import { compareHouses, type House } from '../normal-forms/compare-house-numbers.ts';
import { compareStreets } from '../normal-forms/street.ts';
import type { MatchAddress } from './match-customer.ts';

/**
 * `exact` and `compatible`: the full address; `street`: street and postcode, a house number is missing on one side;
 * `otherHouse`: street and postcode, and another house; `elsewhere`. The town is no feature: typos, districts, old names.
 */
export type PlaceVerdict = 'exact' | 'compatible' | 'street' | 'otherHouse' | 'elsewhere';

const BEST_FIRST: readonly PlaceVerdict[] = ['exact', 'compatible', 'street', 'otherHouse', 'elsewhere'];

export const toHouse = ({ houseNumber, suffix }: MatchAddress): House | null => (houseNumber === null ? null : { number: houseNumber, suffix });

const HOUSE_VERDICTS = { equal: 'exact', compatible: 'compatible', near: 'otherHouse', different: 'otherHouse' } as const;

/** Null when street or postcode is missing on one side. */
const comparePlaces = (one: MatchAddress, other: MatchAddress): PlaceVerdict | null => {
  if (one.street === null || other.street === null || one.postcode === null || other.postcode === null) return null;
  if (one.postcode !== other.postcode || compareStreets(one.street, other.street) !== 'equal') return 'elsewhere';
  const [a, b] = [toHouse(one), toHouse(other)];
  return a === null || b === null ? 'street' : HOUSE_VERDICTS[compareHouses(a, b)];
};

/** The best of two people's or a person's addresses; null when nothing can be compared. */
export const compareAddresses = (ones: readonly MatchAddress[], others: readonly MatchAddress[]): PlaceVerdict | null => {
  const verdicts = ones.flatMap((one) => others.map((other) => comparePlaces(one, other)));
  return BEST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? null;
};

/** Street and postcode agree, and the house number if it is given. */
export const isSamePlace = (verdict: PlaceVerdict | null): boolean => verdict !== null && verdict !== 'elsewhere' && verdict !== 'otherHouse';

export const isFullAddress = (verdict: PlaceVerdict | null): boolean => verdict === 'exact' || verdict === 'compatible';

export const placesOf = (facts: {
  readonly addresses: readonly MatchAddress[];
  readonly contracts: readonly { readonly addresses: readonly MatchAddress[] }[];
}): readonly MatchAddress[] => [...facts.addresses, ...facts.contracts.flatMap(({ addresses }) => addresses)];
