import { splitHouseNumber } from '../house-number.ts';
import { readAddressLine } from '../normal-forms/address-line.ts';
import { toPostcodeKey } from '../normal-forms/postcode.ts';
import { splitStreetLine } from '../normal-forms/street-line.ts';
import { compareAddresses } from './compare-places.ts';
import type { InputTexts } from './input-texts.ts';
import type { MatchAddress } from './match-customer.ts';

const POSTCODE_KEYS = ['postalcode', 'postcode', 'zip', 'plz'];

const readPostcode = (input: InputTexts): string | null =>
  input
    .all(...POSTCODE_KEYS)
    .map(toPostcodeKey)
    .find((key) => key !== null) ?? null;

/** Parts in fields of their own; the street may still hold the house number. */
const readParts = (input: InputTexts): MatchAddress | null => {
  const street = input.first('street');
  if (street === null) return null;
  const number = input.first('housenumber', 'number');
  const line = number === null ? splitStreetLine(street) : { street, ...splitHouseNumber(number) };
  return { street: line.street, houseNumber: line.number, suffix: input.first('suffix') ?? line.suffix, postcode: readPostcode(input), city: null };
};

const NOWHERE: MatchAddress = { street: null, houseNumber: null, suffix: null, postcode: null, city: null };

const isAnotherPlace = (one: MatchAddress, other: MatchAddress): boolean => {
  const verdict = compareAddresses([one], [other]);
  return verdict === 'elsewhere' || verdict === 'otherHouse';
};

/** An address as one line, as an object, or as fields beside the others; the postcode may stand apart. Two different ones say nothing about either. */
const readAddress = (input: InputTexts): MatchAddress => {
  const nested = input.nested('address', 'deliveryaddress').map(readParts);
  const lines = input.all('address', 'deliveryaddress').map(readAddressLine);
  const all = [...nested, ...lines, readParts(input)].filter((address) => address !== null);
  const [own = NOWHERE, ...others] = all;
  if (others.some((other) => isAnotherPlace(own, other))) return NOWHERE;
  const [inObject] = input.nested('address', 'deliveryaddress').map(readPostcode);
  return { ...own, postcode: own.postcode ?? inObject ?? readPostcode(input) };
};

export interface Place {
  /** Street and postcode at least. */
  readonly place: MatchAddress | null;
  readonly postcode: string | null;
}

export const readPlace = (input: InputTexts): Place => {
  const address = readAddress(input);
  return { place: address.street === null || address.postcode === null ? null : address, postcode: address.postcode };
};
