import type { AddressTruth } from '../../world/truth.ts';

/** `Street No, ZIP City` (enneo.md 10). */
export const toOneLine = ({ street, houseNumber, suffix, postcode, city }: AddressTruth): string =>
  `${street} ${houseNumber}${suffix ?? ''}, ${postcode} ${city}`;
