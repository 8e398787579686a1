import type { Address } from '../../domain/address.ts';
import { splitHouseNumber } from '../../domain/house-number.ts';

export interface WireAddress {
  readonly street: string | null;
  /** `8`, or `8 b` where the ERP has one field for both. */
  readonly houseNumber: string | null;
  readonly suffix?: string | null;
  readonly addition?: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly district?: string | null;
  readonly country?: string | null;
}

/** Five digits: a JSON number has lost its leading zero, some ERPs write `D-05123` (erp.md section 8). Foreign ones stay as they are. */
export const toPostcode = (text: string): string => {
  const bare = text.replace(/^DE?-\s*/i, '');
  return /^\d{4}$/.test(bare) ? bare.padStart(5, '0') : bare;
};

/** null when nothing of it is known. */
export const toAddress = (wire: WireAddress): Address | null => {
  if ([wire.street, wire.houseNumber, wire.postcode, wire.city].every((part) => part === null)) return null;
  const house = wire.houseNumber === null ? { number: null, suffix: null, addition: null } : splitHouseNumber(wire.houseNumber);
  const country = wire.country?.toUpperCase() ?? 'DE';
  return {
    street: wire.street,
    houseNumber: house.number,
    suffix: wire.suffix ?? house.suffix,
    addition: wire.addition ?? house.addition,
    postcode: wire.postcode === null || country !== 'DE' ? wire.postcode : toPostcode(wire.postcode),
    city: wire.city,
    district: wire.district ?? null,
    country,
  };
};
