import { describe, expect, test } from 'vitest';
import { identify } from '../../../src/domain/matching/identify.ts';
import { type RecordRef, toRefKey } from '../../../src/domain/matching/match-customer.ts';
import { readFeatures } from '../../../src/domain/matching/read-features.ts';
import { findCandidates } from '../../support/find-candidates.ts';
import { matchCases, matchWorld } from '../../support/match-cases.ts';

const KEY_DATE = matchCases._fixture.asOf;

const ask = (input: Record<string, unknown>, candidates = matchWorld) => identify(readFeatures(input), candidates, { keyDate: KEY_DATE });

const keys = (refs: readonly RecordRef[]): readonly string[] => refs.map(toRefKey);

/** In the words of the fixture; it names candidates of ambiguous results and levels of the others. */
const summary = (input: Record<string, unknown>, candidates = matchWorld) => {
  const found = ask(input, candidates);
  return {
    result: found.outcome,
    level: found.outcome === 'ambiguous' ? undefined : found.level,
    person: found.customer === null ? undefined : toRefKey(found.customer),
    contracts: keys(found.contracts).toSorted(),
    linked: keys(found.linked),
    via: keys(found.via),
    conflicts: found.contradicted,
    notes: found.notes,
    candidates: found.outcome === 'ambiguous' ? keys(found.candidates) : [],
    suggest: keys(found.suggestions),
  };
};

test('the fixture holds 104 questions', () => {
  expect(matchCases.queries).toHaveLength(104);
});

test.each(matchCases.queries)('$id among all customers: $reason', ({ input, expect: expected }) => {
  expect(summary(input)).toEqual({ ...expected, level: expected.level, person: expected.person });
});

test.each(matchCases.queries)('$id among those who share a key: $reason', ({ input, expect: expected }) => {
  expect(summary(input, findCandidates(readFeatures(input), matchWorld))).toEqual({ ...expected, level: expected.level, person: expected.person });
});

describe('the message', () => {
  test.each([
    [
      { contractId: '4711001', postalCode: '05123' },
      'Proven: the id is theirs. Contract number and postcode match; not given: name, meter, e-mail, phone, IBAN, birth date.',
    ],
    [
      { contractId: '4711004', firstname: 'Holger', lastname: 'Krüger' },
      'Found, not proven: the id is theirs. Contract number matches; first name contradicts; not given: address, meter, e-mail, phone, IBAN, birth date.',
    ],
    [
      { contractId: '4711004', firstname: 'Holger', lastname: 'Krüger', birthday: '1990-01-01' },
      'Ambiguous: as much contradicts as agrees, namely first name and birth date. Given: contract number, name, first name and birth date.',
    ],
    [
      { contractId: '4711001', customerId: '100001' },
      'Found, not proven: the id is theirs. Contract number and customer number match; not given: name, address, meter, e-mail, phone, IBAN, birth date.',
    ],
    [
      { contractId: '9999999', customerId: '100016' },
      'Found, not proven: the id is theirs. Customer number matches; not given: name, address, meter, e-mail, phone, IBAN, birth date. Nobody has the contract number given.',
    ],
    [
      { lastname: 'Schröder', firstname: 'Karl', phone: '040 66969005', iban: 'DE22900000010000004711' },
      'Found, not proven: two features agree. Name and phone match; IBAN contradicts; not given: contract or customer number, address, meter, e-mail, birth date.',
    ],
    [
      { marketLocationId: '51000000073', email: 'claudia.z@example.net' },
      'Found, not proven: one feature is theirs alone. E-mail matches; not given: contract or customer number, name, address, meter, phone, IBAN, birth date. The market location id is mistyped (check digit) and was left out.',
    ],
    [{ email: 'familie.krueger@example.org' }, 'Ambiguous, 2 people: one feature fits several people. Given: e-mail.'],
    [{ email: 'daniel.roth@example.com', lastname: 'Schulze' }, 'Nobody found: a feature fits, and the name is another one. Given: name and e-mail.'],
    [{ contractId: '9999999' }, 'Nobody found: no feature that identifies anybody fits. Given: contract number. Nobody has the contract number given.'],
    [{ ticketId: 42 }, 'Nobody found: no feature that identifies anybody fits. Given: nothing that can be searched.'],
  ])('for %j', (input, message) => {
    expect(ask(input).message).toBe(message);
  });

  test('never holds what somebody gave or what is on record', () => {
    const texts = matchCases.queries.map(({ input }) => ask(input).message).join(' ');
    expect(texts).not.toMatch(/Müller|Krüger|Hauptstr|05123|@|DE\d\d|\+49|4711/i);
  });
});

/** Contract 4711001 is Jörg Müller's (100001); Thomas Wagner is 100022, Daniel Roth 100016. */
describe('a number of one person against features of others', () => {
  const [number, mueller] = [{ contractId: '4711001' }, { firstname: 'Jörg', lastname: 'Müller' }];
  const wagner = { lastname: 'Wagner', email: 't.wagner@example.com', phone: '0171 3920022', meterNumber: '1QQX0000070025', birthday: '1977-04-04' };
  const roth = { email: 'daniel.roth@example.com', phone: '0171 3920016', meterNumber: '1QQX0000050018' };

  test.each(Object.entries(wagner))('stands against one: %s', (key, value) => {
    expect(ask({ ...number, [key]: value })).toMatchObject({ outcome: 'found', contractId: '4711001', level: 10, contradicted: [expect.any(String)] });
  });

  const pairs = Object.entries(wagner).flatMap(([one, value], index, all) => all.slice(index + 1).map((other) => ({ [one]: value, [other[0]]: other[1] })));
  test.each(pairs)('finds nobody against two of one person: %j', (two) => {
    expect(ask({ ...number, ...two })).toMatchObject({ outcome: 'ambiguous', customerId: null, level: 0 });
  });

  test.each([
    { lastname: 'Wagner', email: roth.email },
    { email: wagner.email, phone: roth.phone },
    { meterNumber: wagner.meterNumber, email: roth.email },
    { lastname: 'Niemand', birthday: '1950-01-01' },
  ])('finds nobody against two of different people: %j', (two) => {
    expect(ask({ ...number, ...two })).toMatchObject({ outcome: 'ambiguous', customerId: null, level: 0 });
  });

  test.each([
    ['customer number', { customerId: '100001' }],
    ['market location', { marketLocationId: '51000000011' }],
  ])('is any number: %s', (_, id) => {
    expect(ask({ ...id, email: roth.email })).toMatchObject({ outcome: 'found', customerId: '100001', level: 10, contradicted: ['email'] });
    expect(ask({ ...id, email: roth.email, phone: roth.phone })).toMatchObject({ outcome: 'ambiguous', customerId: null });
  });

  test('with a name beside it stands against two, not against three', () => {
    const { email, phone, meterNumber } = roth;
    expect(ask({ ...number, ...mueller, email, phone })).toMatchObject({ outcome: 'found', customerId: '100001', level: 10, contradicted: ['email', 'phone'] });
    expect(ask({ ...number, ...mueller, email, phone, meterNumber })).toMatchObject({ outcome: 'ambiguous', customerId: null });
  });

  test('with a name that is the other’s too is a number alone', () => {
    const namesakes = matchWorld.map((one) => (one.ref.id === '100016' ? { ...one, names: one.names.map((name) => ({ ...name, lastName: 'Müller' })) } : one));
    const { email, phone } = roth;
    expect(ask({ ...number, lastname: 'Müller', email, phone }, namesakes)).toMatchObject({ outcome: 'ambiguous', customerId: null });
    expect(ask({ ...number, lastname: 'Müller', email }, namesakes)).toMatchObject({ outcome: 'found', customerId: '100001', level: 10 });
  });

  test('stands against what is nobody’s, and against a new address', () => {
    const fresh = { email: 'neu@example.net', phone: '030 23125999', address: 'Neuer Weg 1, 62399 Testingen' };
    expect(ask({ ...number, ...fresh })).toMatchObject({ outcome: 'found', customerId: '100001', level: 10 });
  });

  test('without a number, two features stand against one, not against two', () => {
    const { email, phone, meterNumber } = roth;
    expect(ask({ lastname: 'Wagner', email: wagner.email, phone })).toMatchObject({
      outcome: 'found',
      customerId: '100022',
      level: 10,
      contradicted: ['phone'],
    });
    expect(ask({ lastname: 'Wagner', email: wagner.email, phone, meterNumber })).toMatchObject({ outcome: 'ambiguous', customerId: null });
    expect(ask({ ...mueller, email, phone })).toMatchObject({ outcome: 'ambiguous', customerId: null });
  });
});

describe('an unknown contract number beside a known customer number', () => {
  test('is as if not given, and is named', () => {
    const answer = ask({ contractId: '9999999', customerId: '100016', lastname: 'Roth' });
    expect(answer).toMatchObject({ outcome: 'found', customerId: '100016', contractId: '4711021', level: 10, notes: ['unknownId'] });
    expect(answer.log.slice(-2)).toEqual(['Nobody has the contract number given.', 'pc:100016: 1 of 1 contracts may be meant; level 10.']);
  });

  test('chooses none of several contracts', () => {
    expect(ask({ contractId: '9999999', customerId: '100014' })).toMatchObject({ outcome: 'found', customerId: '100014', contractId: null, level: 10 });
  });
});

test('the log tells each step, and records by id', () => {
  expect(ask({ email: 'familie.krueger@example.org', firstname: 'Holger', lastname: 'Krueger' }).log).toEqual([
    'Given: name, first name and e-mail.',
    '25 candidates, 0 by id.',
    'pc:100003: E-mail matches; first name contradicts; not given: contract or customer number, address, meter, phone, IBAN, birth date.',
    'pc:100004: Name and e-mail match; not given: contract or customer number, address, meter, phone, IBAN, birth date.',
    'found: two features agree.',
    'pc:100004: 1 of 1 contracts may be meant; level 20.',
  ]);
});

test('several contracts of one customer leave the contract open', () => {
  expect(ask({ email: 'joerg.mueller@example.org' })).toMatchObject({ outcome: 'found', customerId: '100001', contractId: null });
});

test('a meter of one contract and the address of another prove neither', () => {
  const address = 'Hafenplatz 1, 43211 Beispielhausen';
  const manager = matchWorld.filter(({ ref }) => ref.id === '100014').map((customer) => ({ ...customer, addresses: [] }));
  expect(ask({ meterNumber: '1QQX0000040016', address }, manager)).toMatchObject({ level: 10, contractId: '4711016', contradicted: ['place'] });
  expect(ask({ meterNumber: '7QQX0000040017', address }, manager)).toMatchObject({ level: 20, contractId: '4711017', contradicted: [] });
});

test('an e-mail of one customer and a phone of another are ambiguous', () => {
  expect(ask({ email: 'daniel.roth@example.com', phone: '0171 3920022' })).toMatchObject({ outcome: 'ambiguous', level: 0, customerId: null });
});

test('a company at the address of somebody with a name is suggested, not found: it may be the next tenant', () => {
  const place = { address: 'Hafenplatz 1, 43211 Beispielhausen' };
  expect(ask(place)).toMatchObject({ outcome: 'found', customerId: '100014' });
  const withoutContact = matchWorld.map((one) => ({ ...one, names: one.names.map((name) => (name.company === null ? name : { ...name, lastName: null })) }));
  expect(ask({ ...place, lastname: 'Schulze' }, withoutContact)).toMatchObject({ outcome: 'none', suggestions: [{ source: 'pc', id: '100014' }] });
});

test('a role address says nothing about a private person', () => {
  const [roth] = matchWorld.filter(({ ref }) => ref.id === '100016').map((customer) => ({ ...customer, emails: ['info@example.org'] }));
  expect(roth && ask({ email: 'info@example.org' }, [roth]).outcome).toBe('none');
});

test('first names one letter apart are forgiven with the birth date and one more feature', () => {
  const claudio = { firstName: 'Claudie', lastName: 'Zimmermann', email: 'claudia.z@example.net' };
  expect(ask(claudio).contradicted.concat(ask(claudio).outcome === 'none' ? ['firstName'] : [])).toEqual(['firstName']);
  expect(ask({ ...claudio, birthDate: '1984-08-19' })).toMatchObject({ outcome: 'found', level: 20, contradicted: [] });
});

test('a number in lower case and with spaces is the same number', () => {
  expect(ask({ contractId: ' lq-200 0020 ' })).toMatchObject({ outcome: 'found', contractId: 'LQ-2000020' });
});

test('more than ten people are shown as ten', () => {
  const [karl] = matchWorld.filter(({ ref }) => ref.id === '100005');
  const crowd = Array.from({ length: 30 }, (_, index) =>
    karl === undefined ? [] : [{ ...karl, ref: { source: 'pc', id: String(500 + index) }, contracts: [] }],
  ).flat();
  expect(ask({ phone: '040 66969005' }, crowd).candidates).toHaveLength(10);
});
