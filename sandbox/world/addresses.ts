import { draw, pick } from './hash.ts';
import { STREET_STEMS, STREET_TYPES, TOWNS } from './names.ts';
import type { AddressTruth } from './truth.ts';

const SUFFIXES = ['a', 'b', 'c', 'd'] as const;
const NUMBERS = 160;

/** An address of its own for every index and `salt`. */
export const addressAt = (index: number, salt: number): AddressTruth => {
  const [postcode, city] = pick(TOWNS, index, salt);
  return {
    street: `${pick(STREET_STEMS, index, salt + 1)}${pick(STREET_TYPES, index, salt + 2)}`,
    houseNumber: String(1 + draw(index, salt + 3, NUMBERS)),
    suffix: draw(index, salt + 4, 10) === 0 ? pick(SUFFIXES, index, salt + 5) : null,
    postcode,
    city,
  };
};

/** Another house in the same street. */
export const nextDoor = (address: AddressTruth): AddressTruth => ({ ...address, houseNumber: String(Number(address.houseNumber) + 2), suffix: null });
