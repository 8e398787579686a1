import type { UserError } from '../../domain/user-error.ts';
import type { WantedLead } from './wanted-lead.ts';

const REQUIRED = ['externalId', 'firstName', 'lastName', 'address', 'city', 'state', 'zip'] as const;
const EMAILS = ['email', 'assignToEmail', 'setterEmail'] as const;
/** Columns of this kind hold 255 characters as a rule; Enerflo publishes no limit (assumed, W6). */
const MAX_LENGTH = 255;

const NAMES: Readonly<Record<(typeof REQUIRED)[number], string>> = {
  externalId: 'our id',
  firstName: 'the first name',
  lastName: 'the last name',
  address: 'the street and house number',
  city: 'the city',
  state: 'the state',
  zip: 'the ZIP code',
};

/** What `lead/add` asks for (enerflo.md §4.1, observed). */
export const checkLead = (lead: WantedLead): readonly UserError[] => [
  ...REQUIRED.filter((field) => lead[field] === '').map((field): UserError => ({ field, code: 'MISSING', message: `A lead needs ${NAMES[field]}.` })),
  ...(lead.state === '' || /^[A-Za-z]{2}$/.test(lead.state) ? [] : [invalid('state', 'The state is two letters.')]),
  ...EMAILS.filter((field) => lead[field] !== undefined && !/^[^\s@]+@[^\s@]+$/.test(lead[field])).map((field) => invalid(field, 'This is no e-mail address.')),
  ...(lead.mobile === undefined || /\d{6}/.test(lead.mobile.replace(/\D/g, '')) ? [] : [invalid('mobile', 'This is no phone number.')]),
  ...Object.entries(lead).flatMap(([field, value]) => tooLong(field, value)),
];

const invalid = (field: string, message: string): UserError => ({ field, code: 'INVALID', message });

const tooLong = (field: string, value: string | number | undefined): readonly UserError[] =>
  typeof value === 'string' && value.length > MAX_LENGTH
    ? [{ field, code: 'TOO_LONG', message: `This has ${value.length} characters; at most ${MAX_LENGTH} are taken.` }]
    : [];
