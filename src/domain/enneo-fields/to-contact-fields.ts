import type { Address } from '../address.ts';
import { toAddressLine } from '../address.ts';
import type { Party } from '../party.ts';

const SALUTATIONS = { mr: 'Herr', mrs: 'Frau' } as const;

/** Names and contact of A and B alike. */
export const toContactFields = (party: Party, delivery: Address | null, billing: Address | null) => ({
  business: party.type === 'company',
  company: party.company,
  salutation: party.salutation === null ? null : SALUTATIONS[party.salutation],
  title: party.title,
  firstname: party.firstName,
  lastname: party.lastName,
  email: party.emails[0] ?? null,
  phone: party.phones[0] ?? null,
  deliveryAddress: delivery === null ? null : toAddressLine(delivery),
  billingAddress: billing === null ? null : toAddressLine(billing),
});
