import type { Party } from '../../domain/party.ts';
import { toE164 } from '../../domain/phone.ts';

/** A phone as an ERP writes it. */
export interface WirePhone {
  readonly text: string | null;
  /** What a bare `49…` means here: the country code, or an area code (erp.md section 8). */
  readonly bare49: 'international' | 'national';
}

export interface WireParty extends Omit<Party, 'type' | 'emails' | 'phones'> {
  /** null: the ERP does not say; then it is a company when there is a company's name. */
  readonly business: boolean | null;
  readonly emails: readonly string[];
  readonly phones: readonly WirePhone[];
}

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

export const toParty = ({ business, emails, phones, ...wire }: WireParty): Party => ({
  ...wire,
  type: (business ?? wire.company !== null) ? 'company' : 'person',
  emails: unique(emails.map((email) => email.trim().toLowerCase())),
  phones: unique(phones.flatMap(({ text, bare49 }) => (text === null ? [] : (toE164(text, bare49) ?? [])))),
});
