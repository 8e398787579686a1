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
      { contractId: '4711004', firstname: 'Holger', lastname: 'Krüger', birthday: '1990-01-01' },
      'Found, not proven: the id is theirs. Contract number matches; first name and birth date contradict; not given: address, meter, e-mail, phone, IBAN.',
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
    [{ contractId: '9999999' }, 'Nobody found: no feature that identifies anybody fits. Given: contract number. Nobody has the number given.'],
    [{ ticketId: 42 }, 'Nobody found: no feature that identifies anybody fits. Given: nothing that can be searched.'],
  ])('for %j', (input, message) => {
    expect(ask(input).message).toBe(message);
  });

  test('never holds what somebody gave or what is on record', () => {
    const texts = matchCases.queries.map(({ input }) => ask(input).message).join(' ');
    expect(texts).not.toMatch(/Müller|Krüger|Hauptstr|05123|@|DE\d\d|\+49|4711/i);
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
