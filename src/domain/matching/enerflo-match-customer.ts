import type { EnerfloCustomer } from '../install.ts';
import { readAddressLine } from '../normal-forms/address-line.ts';
import { toEmailKey } from '../normal-forms/email.ts';
import { toPostcodeKey } from '../normal-forms/postcode.ts';
import { phoneCandidates } from '../phone.ts';
import type { MatchAddress, MatchCustomer, MatchName } from './match-customer.ts';

const toAddresses = ({ address, zip, city }: EnerfloCustomer): readonly MatchAddress[] => {
  const { street, houseNumber, suffix, postcode } = readAddressLine(address ?? '');
  return street === null ? [] : [{ street, houseNumber, suffix, postcode: toPostcodeKey(zip ?? '') ?? postcode, city }];
};

const toMatchCustomer = (customer: EnerfloCustomer, name: MatchName): MatchCustomer => {
  const email = toEmailKey(customer.email ?? '');
  return {
    ref: { source: 'enerflo', id: customer.id },
    number: customer.id,
    legacy: [],
    successor: null,
    links: [],
    names: [name],
    birthDates: [],
    addresses: toAddresses(customer),
    emails: email === null ? [] : [email],
    phones: phoneCandidates(customer.phone ?? ''),
    ibans: [],
    contracts: [],
  };
};

/** An Enerflo record in both ways it can be read: it knows first and last names only, and companies are entered as two names (assumed). */
export interface EnerfloReadings {
  readonly person: MatchCustomer;
  readonly company: MatchCustomer;
}

export const toEnerfloReadings = (customer: EnerfloCustomer): EnerfloReadings => {
  const { firstName, lastName } = customer;
  const company = [firstName, lastName].filter(Boolean).join(' ');
  return {
    person: toMatchCustomer(customer, { firstName, lastName, company: null }),
    company: toMatchCustomer(customer, { firstName: null, lastName: null, company: company || null }),
  };
};
