import type { EnerfloCustomerTruth } from '../../world/truth.ts';
import type { Row } from './pinned.ts';

/** Digits, as 1.0 keeps them: a US number loses its country code, a foreign one keeps it without the plus. */
export const renderPhone = (phone: string | null): string | null => {
  const digits = phone?.replace(/\D/g, '') ?? null;
  return digits?.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
};

const degrees = (base: number, id: number): string => (base + ((id * 7919) % 900_000) / 1_000_000).toFixed(6);

/** Latitude and longitude are strings (enerflo.md §2.5). */
export const renderPlace = (customer: EnerfloCustomerTruth): Row => ({
  address: customer.address,
  city: customer.city,
  state: customer.state,
  zip: customer.zip,
  lat: customer.wire.lat ?? degrees(50, customer.id),
  lng: customer.wire.lng ?? degrees(10, customer.id),
});
