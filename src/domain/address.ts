export interface Address {
  readonly street: string | null;
  readonly houseNumber: string | null;
  /** `b` in 8 b */
  readonly suffix: string | null;
  readonly addition: string | null;
  /** Five digits. */
  readonly postcode: string | null;
  readonly city: string | null;
  readonly district: string | null;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
}

/** One line, `Hauptstr. 5 b, 05123 Musterstadt`; null when nothing is known. */
export const toAddressLine = (address: Address): string | null => {
  const street = [address.street, [address.houseNumber, address.suffix].filter(Boolean).join(' ')].filter(Boolean).join(' ');
  const town = [address.postcode, address.city].filter(Boolean).join(' ');
  return [street, town].filter(Boolean).join(', ') || null;
};
