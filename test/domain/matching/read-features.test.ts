import { describe, expect, test } from 'vitest';
import { readFeatures } from '../../../src/domain/matching/read-features.ts';
import { searchKeys } from '../../../src/domain/matching/search-keys.ts';

const NOTHING = {
  ids: [],
  source: null,
  name: { firstName: null, lastName: null, company: null },
  addresses: [],
  place: null,
  meterNumbers: [],
  meterLocationIds: [],
  emails: [],
  phones: [],
  ibans: [],
  birthDate: null,
  energy: null,
  keyDate: null,
  notes: [],
  conflicts: [],
};

const keysOf = (input: Record<string, unknown>) => searchKeys(readFeatures(input)).map(({ kind, value }) => `${kind} ${value}`);

test('the documented keys of Enneo are read', () => {
  expect(
    keysOf({
      ticketId: 4711,
      contractId: 100001,
      customerId: '200001',
      firstname: 'Jörg',
      lastname: 'Müller',
      phone: '0171 3920001',
      company: 'Muster GmbH',
      email: 'A@Example.org',
      meterNumber: '1 QQX 00 0001 2345',
      address: 'Hauptstr. 5',
      postalCode: '05123',
      city: 'Musterstadt',
    }),
  ).toEqual([
    'contract 100001',
    'customer 200001',
    'meter 1QQX0000012345',
    'meterTail 012345',
    'email a@example.org',
    'phone +491713920001',
    'place 05123 hauptstrasse',
    'fullName mueller joerg',
    'fullName mueller jorg',
    'fullName muller joerg',
    'fullName muller jorg',
    'company muster',
  ]);
});

test.each([{ lastname: 'Müller' }, { LastName: 'Müller' }, { last_name: 'Müller' }, { fullname: 'Müller' }])(
  'the case of keys and the signs in them do not matter: %j',
  (input) => {
    expect(readFeatures(input).name.lastName?.parts).toEqual([{ ae: 'mueller', a: 'muller' }]);
  },
);

test.each([
  {},
  { ticketId: 1 },
  { anything: 'x', nested: { contractId: '1' } },
  { contractId: '', lastname: 'null', email: ' - ', phone: null, company: undefined },
  { contractId: {}, lastname: true, email: [[]], birthday: 12 },
  { contractId: 'x'.repeat(51), email: 'nobody', phone: 'later', birthday: '31.02.1970', energy: 'unknown' },
])('%j says nothing', (input) => {
  expect(readFeatures(input)).toEqual(NOTHING);
});

describe('ids', () => {
  test('a MaLo may be a contract number, and eleven digits a MaLo', () => {
    expect(readFeatures({ marketLocationId: '51 000 000 011' }).ids).toEqual([
      { value: '51000000011', kinds: ['marketLocation', 'contract'], isDeclared: true },
    ]);
    expect(readFeatures({ contractId: '51000000011' }).ids).toEqual([{ value: '51000000011', kinds: ['contract', 'marketLocation'], isDeclared: true }]);
  });

  test('a MaLo with a bad check digit is noted, and tried as a contract number only', () => {
    expect(readFeatures({ marketLocationId: '51000000073' })).toMatchObject({
      ids: [{ value: '51000000073', kinds: ['contract'], isDeclared: false }],
      notes: ['invalidMarketLocationId'],
    });
  });

  test('a meter number or MeLo in the field of the contract number is what it is', () => {
    const melo = 'DE9990010512300000000000000000001';
    expect(readFeatures({ contractId: ['1QQX0000012345', melo] })).toMatchObject({ ids: [], meterNumbers: ['1QQX0000012345'], meterLocationIds: [melo] });
  });
});

describe('places', () => {
  const place = { street: 'Hauptstr.', houseNumber: '5', suffix: 'b', postcode: '05123' };
  test.each([
    { address: 'Hauptstr. 5 b, 05123 Musterstadt' },
    { address: 'Hauptstr. 5b', postalCode: 5123 },
    { street: 'Hauptstr. 5b', zip: 'D-05123' },
    { street: 'Hauptstr.', houseNumber: '5b', postcode: '05123' },
    { address: { street: 'Hauptstr.', houseNumber: 5, suffix: 'b', postcode: '05123', city: 'Musterstadt' } },
    { address: { street: 'Hauptstr. 5b' }, postcode: '05123' },
  ])('%j is one address', (input) => {
    expect(readFeatures(input).place).toMatchObject(place);
  });

  test.each([
    [{ address: 'Hauptstr. 5' }, { street: 'Hauptstr.', houseNumber: '5' }],
    [{ street: 'Hauptstr. 5' }, { street: 'Hauptstr.', houseNumber: '5' }],
    [{ postalCode: '05123' }, { postcode: '05123' }],
    [{ city: 'Musterstadt' }, { city: 'Musterstadt' }],
    [{ address: '05123 Musterstadt' }, { postcode: '05123', city: 'Musterstadt' }],
    [
      { address: { postalCode: '05123' }, city: 'Musterstadt' },
      { postcode: '05123', city: 'Musterstadt' },
    ],
  ])('%j is part of an address and no place', (input, part) => {
    expect(readFeatures(input)).toMatchObject({
      place: null,
      addresses: [{ street: null, houseNumber: null, suffix: null, postcode: null, city: null, ...part }],
    });
  });

  test('a postcode beside an address with another one leaves no place', () => {
    expect(readFeatures({ address: 'Hauptstr. 5, 05123 Musterstadt', postalCode: '43210' })).toMatchObject({
      place: null,
      addresses: [{}, { postcode: '43210' }],
    });
    expect(readFeatures({ address: 'Hauptstr. 5', postalCode: '43210', zip: '05123' })).toMatchObject({ place: null, addresses: [{}, { postcode: '05123' }] });
  });
});

test('mail of the supplier itself does not count', () => {
  const read = readFeatures({ email: ['a@supplier.example', 'b@mail.supplier.example', 'c@example.org'] }, { ownDomains: ['supplier.example'] });
  expect(read.emails).toEqual(['c@example.org']);
});

test('an IBAN with a wrong check digit is noted and left out', () => {
  expect(readFeatures({ iban: 'DE79900000010000000017' })).toMatchObject({ ibans: [], notes: ['invalidIban'] });
});

test('direction marks, control characters and half emoji are cleaned away', () => {
  expect(readFeatures({ lastname: '\u202eMü\u0000ller\ud83d\u200b' }).name.lastName?.parts).toEqual([
    { ae: 'mue', a: 'mu' },
    { ae: 'ller', a: 'ller' },
  ]);
  expect(readFeatures({ lastname: '\u202eMüller\u200b' }).name.lastName?.parts).toEqual([{ ae: 'mueller', a: 'muller' }]);
});

test('two different addresses say nothing about either; two spellings of one are one', () => {
  const second = { street: 'Seeweg', houseNumber: '4', postalCode: '05217' };
  expect(readFeatures({ address: 'Hauptstr. 5, 05123 Musterstadt', ...second })).toMatchObject({ place: null, addresses: [{}, {}] });
  expect(readFeatures({ address: 'Seeweg 4, 05217 Probeheim', ...second }).place).toMatchObject({ street: 'Seeweg', houseNumber: '4' });
});

describe('several values of what there is one of', () => {
  test.each([
    [{ lastname: ['Nachmieter', 'Zwilling'] }, ['name']],
    [{ lastname: 'Nachmieter', surname: 'Zwilling' }, ['name']],
    [{ LASTNAME: 'Nachmieter', lastname: 'Zwilling' }, ['name']],
    [{ fullname: 'Hans Zwilling', lastname: 'Nachmieter' }, ['name']],
    [{ fullname: ['Hans Zwilling', 'Karl Zwilling'] }, ['name', 'first name']],
    [{ fullname: 'Hans Zwilling', firstname: 'Karl' }, ['first name']],
    [{ lastname: 'Zwilling, Hans', firstname: 'Karl' }, ['first name']],
    [{ firstname: ['Hans', 'Karl'] }, ['first name']],
    [{ company: ['Muster GmbH', 'Beispiel AG'] }, ['company']],
    [{ birthday: ['1980-05-05', '1950-01-01'] }, ['birth date']],
    [{ birthday: '1980-05-05', birth_date: '01.01.1950' }, ['birth date']],
    [{ street: ['Hauptstr.', 'Seeweg'], houseNumber: [5, 6] }, ['street', 'house number']],
    [{ energy: ['gas', 'electricity'], source: ['pc', 'lq'], asOf: ['2024-01-01', '2025-01-01'] }, ['kind of energy', 'ERP', 'key date']],
  ])('%j is a conflict', (input, conflicts) => {
    expect(readFeatures(input).conflicts).toEqual(conflicts);
  });

  test.each([
    { lastname: ['Müller', 'Mueller'] },
    { fullname: 'Hans Zwilling', lastname: 'Zwilling', firstname: 'Hans' },
    { fullname: 'Zwilling Hans', lastname: 'Zwilling', firstname: 'Hans' },
    { fullname: 'Zwilling, Hans', lastname: 'Zwilling', firstname: 'H.' },
    { fullname: 'Jörg von der Heide', lastname: 'Heide' },
    { fullname: 'Dr. Hans Zwilling', firstname: 'Hans' },
    { fullname: 'Zwilling', firstname: 'Hans' },
    { name: 'Muster GmbH', company: 'Muster', firstname: 'Hans', lastname: 'Zwilling' },
    { birthday: '1980-05-05', birthDate: '05.05.1980' },
    { email: ['a@example.org', 'b@example.org'], EMAIL: 'c@example.org', phone: ['030 1', '030 2'] },
  ])('%j is none', (input) => {
    expect(readFeatures(input).conflicts).toEqual([]);
  });

  test('of an e-mail all count, whatever the case of the key', () => {
    expect(readFeatures({ EMAIL: 'a@example.org', email: 'b@example.org' }).emails).toEqual(['a@example.org', 'b@example.org']);
  });
});
