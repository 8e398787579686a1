import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Customer } from '../../src/domain/customer.ts';
import { identify } from '../../src/domain/matching/identify.ts';
import { readFeatures } from '../../src/domain/matching/read-features.ts';
import { toMatchCustomer } from '../../src/domain/matching/to-match-customer.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { identifyCustomer } from '../../src/usecases/identify-customer.ts';
import { customerOf } from '../store/records.ts';
import { markCopied, writeCustomers } from '../support/fill-store.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';

const KEY_DATE = '2025-06-15';
const PARTY = customerOf('x').party;
const LAST_NAMES = ['Müller', 'Schmidt', 'Weber', 'Vogel', 'Roth'];

const address = (street: string, houseNumber: string) => ({
  ...{ street, houseNumber, suffix: null, addition: null, postcode: '05123', city: 'Musterstadt', district: null, country: 'DE' },
});

/** Everybody was born on one day, as where an ERP had to fill in a date; 60 share a street, 30 a full name, 450 a mailbox. */
const CROWD: readonly Customer[] = Array.from({ length: 450 }, (_, index) =>
  customerOf(`k${index}`, {
    party: {
      ...PARTY,
      firstName: index % 15 === 0 ? 'Peter' : `Vorname${index}`,
      lastName: LAST_NAMES[index % LAST_NAMES.length] ?? null,
      birthDate: '1970-01-01',
      emails: ['hausverwaltung@example.org'],
      phones: [`+4930231250${String(index).padStart(3, '0')}`],
    },
    address: index < 60 ? address('Lange Straße', String(1 + (index % 50))) : address(`Weg ${index}`, '1'),
  }),
);

describe('identifying somebody of a crowd', () => {
  let place: StorePlace;
  let store: Store;
  beforeAll(async () => {
    place = await quickestPlace();
    store = await createStore(place);
    await writeCustomers(store, CROWD);
    await markCopied(store, 'customer', 'contract');
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  const ask = (input: Record<string, unknown>) => identifyCustomer(input, { store, keyDate: KEY_DATE, ownDomains: [] });
  const everybody = CROWD.map((customer) => toMatchCustomer(customer, []));
  const askAll = (input: Record<string, unknown>) => identify(readFeatures(input), everybody, { keyDate: KEY_DATE });

  describe('answers as somebody who reads all records', () => {
    it.each([
      ['an equal full name at the full address', { firstname: 'Vorname7', lastname: 'Weber', address: 'Lange Str. 8, 05123 Musterstadt' }],
      [
        'the same, beside the birth date of all',
        { firstname: 'Vorname7', lastname: 'Weber', address: 'Lange Str. 8, 05123 Musterstadt', birthday: '1970-01-01' },
      ],
      ['a last name and a full address that fit one', { lastname: 'Vogel', address: 'Lange Str. 9, 05123 Musterstadt' }],
      ['a full name and an address of somebody else', { firstname: 'Vorname7', lastname: 'Weber', address: 'Lange Str. 9, 05123 Musterstadt' }],
      ['a full name that thirty have', { firstname: 'Peter', lastname: 'Müller' }],
      ['that name and a house in the street', { firstname: 'Peter', lastname: 'Müller', address: 'Lange Str. 16, 05123 Musterstadt' }],
      ['that name and a street', { firstname: 'Peter', lastname: 'Müller', street: 'Lange Straße', postalCode: '05123' }],
      ['a phone', { phone: '030 231250123' }],
      ['a phone and another’s name', { phone: '030 231250123', firstname: 'Vorname7', lastname: 'Weber' }],
      ['a customer number and the mailbox of all', { customerId: 'k77', email: 'hausverwaltung@example.org' }],
      ['a number nobody has', { contractId: '99887766' }],
    ])('to %s', async (_, input) => {
      const { outcome, customerId, level, matched } = await ask(input);
      const all = askAll(input);
      expect({ outcome, customerId, level, matched }).toEqual({ outcome: all.outcome, customerId: all.customerId, level: all.level, matched: all.matched });
    });
  });

  it('finds nobody by what more people share than can be looked at, and says so', async () => {
    const answer = await ask({ lastname: 'Roth', birthday: '1970-01-01', email: 'hausverwaltung@example.org' });
    expect(answer).toMatchObject({ outcome: 'ambiguous', customerId: null, level: 0 });
    expect((await ask({ firstname: 'Vorname7', birthday: '1970-01-01' })).outcome).not.toBe('found');
  });

  it('never finds anybody whom reading all records would not find', async () => {
    for (const [index, { party, address: home }] of CROWD.entries()) {
      if (index % 50 !== 7) continue;
      const inputs = [
        { lastname: party.lastName, birthday: party.birthDate },
        { lastname: party.lastName, email: party.emails[0] },
        { firstname: party.firstName, lastname: party.lastName, birthday: party.birthDate },
        { lastname: party.lastName, street: home?.street, houseNumber: home?.houseNumber, postalCode: home?.postcode },
      ];
      for (const input of inputs) {
        const answer = await ask(input);
        if (answer.outcome === 'found') expect({ input, customerId: answer.customerId }).toEqual({ input, customerId: askAll(input).customerId });
      }
    }
  });
});
