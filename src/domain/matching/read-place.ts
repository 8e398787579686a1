import { splitHouseNumber } from '../house-number.ts';
import { readAddressLine } from '../normal-forms/address-line.ts';
import { toPostcodeKey } from '../normal-forms/postcode.ts';
import { splitStreetLine } from '../normal-forms/street-line.ts';
import { areApart } from './compare-parts-of-places.ts';
import type { InputTexts } from './input-texts.ts';
import type { MatchAddress } from './match-customer.ts';

const POSTCODE_KEYS = ['postalcode', 'postcode', 'zip', 'plz'];

const NOWHERE: MatchAddress = { street: null, houseNumber: null, suffix: null, postcode: null, city: null };

/** The street may still hold the house number. */
const readStreet = (input: InputTexts): MatchAddress => {
  const street = input.first('street');
  if (street === null) return NOWHERE;
  const number = input.first('housenumber', 'number');
  const line = number === null ? splitStreetLine(street) : { street, ...splitHouseNumber(number) };
  return { ...NOWHERE, street: line.street, houseNumber: line.number, suffix: input.first('suffix') ?? line.suffix };
};

/** Parts in fields of their own. */
const readParts = (input: InputTexts): readonly MatchAddress[] => [
  { ...readStreet(input), city: input.first('city', 'town') },
  ...input.all(...POSTCODE_KEYS).map((text) => ({ ...NOWHERE, postcode: toPostcodeKey(text) })),
];

const readLine = (text: string): MatchAddress => {
  const { street, houseNumber, suffix, postcode, city } = readAddressLine(text);
  return { street, houseNumber, suffix, postcode, city };
};

const fill = (one: MatchAddress, other: MatchAddress): MatchAddress => ({
  ...(one.street === null ? other : one),
  postcode: one.postcode ?? other.postcode,
  city: one.city ?? other.city,
});

/** Parts that can be of one address are of one. */
const join = (addresses: readonly MatchAddress[], next: MatchAddress): readonly MatchAddress[] => {
  const same = addresses.find((one) => !areApart(one, next));
  return same === undefined ? [...addresses, next] : addresses.map((one) => (one === same ? fill(one, next) : one));
};

const isAnything = ({ street, postcode, city }: MatchAddress): boolean => street !== null || postcode !== null || city !== null;

export interface Place {
  readonly addresses: readonly MatchAddress[];
  readonly place: MatchAddress | null;
}

/** An address as one line, as an object, or as fields beside the others; the postcode may stand apart. Of two different ones, neither is the place. */
export const readPlace = (input: InputTexts): Place => {
  const nested = input.nested('address', 'deliveryaddress').flatMap(readParts);
  const lines = input.all('address', 'deliveryaddress').map(readLine);
  const addresses = [...nested, ...lines, ...readParts(input)].filter(isAnything).reduce(join, []);
  const [only] = addresses;
  return { addresses, place: only === undefined || addresses.length > 1 || only.street === null || only.postcode === null ? null : only };
};
