/** A person or company as a contract or customer names it. Texts keep the source's spelling. */
export interface Party {
  readonly type: 'person' | 'company';
  readonly salutation: 'mr' | 'mrs' | null;
  readonly title: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
  /** `YYYY-MM-DD` */
  readonly birthDate: string | null;
  /** Lower case. */
  readonly emails: readonly string[];
  /** E.164, `+493023125001`. */
  readonly phones: readonly string[];
}

/** `Muster Handel UG`, `Dr. Erika Mustermann`; null when no name is known. */
export const toDisplayName = (party: Party): string | null =>
  party.company ?? ([party.title, party.firstName, party.lastName].filter(Boolean).join(' ') || null);
