import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Identification } from '../../../src/domain/matching/identification.ts';
import { identify } from '../../../src/domain/matching/identify.ts';
import type { MatchCustomer } from '../../../src/domain/matching/match-customer.ts';
import { readFeatures } from '../../../src/domain/matching/read-features.ts';
import { findCandidates } from '../../support/find-candidates.ts';
import { matchCases, matchWorld } from '../../support/match-cases.ts';

type Input = Readonly<Record<string, unknown>>;

const ask = (input: Input, candidates: readonly MatchCustomer[] = matchWorld): Identification =>
  identify(readFeatures(input), candidates, { keyDate: matchCases._fixture.asOf });

/** One value of each feature of a customer, as somebody would give it. */
const featuresOf = ({ names: [name], addresses: [address], contracts: [contract], ...customer }: MatchCustomer): Input => ({
  contractId: contract?.number,
  customerId: customer.number,
  marketLocationId: contract?.marketLocationId,
  meterNumber: contract?.meterNumbers[0],
  firstname: name?.firstName,
  lastname: name?.lastName,
  company: name?.company,
  email: customer.emails[0],
  phone: customer.phones[0],
  iban: customer.ibans[0],
  birthday: customer.birthDates[0],
  address: address && { street: address.street, houseNumber: `${address.houseNumber}${address.suffix ?? ''}`, postcode: address.postcode },
});

const customer = fc.constantFrom(...matchWorld);
const KEYS = Object.keys(featuresOf(matchWorld[0] ?? emptyCustomer()));
const pick = (input: Input, keys: readonly string[]): Input => Object.fromEntries(keys.map((key) => [key, input[key]]));
const someKeys = fc.subarray(KEYS, { minLength: 1 });
/** Some features of one customer, and perhaps some of another. */
const mixed = fc.tuple(customer, someKeys, customer, fc.subarray(KEYS, { maxLength: 3 })).map(([one, ones, other, others]) => ({
  ...pick(featuresOf(one), ones),
  ...pick(featuresOf(other), others),
}));

function emptyCustomer(): MatchCustomer {
  throw new Error('the fixture has no customers');
}

test('the order of the candidates does not matter', () => {
  fc.assert(
    fc.property(mixed, fc.shuffledSubarray([...matchWorld], { minLength: matchWorld.length }), (input, shuffled) => {
      expect(ask(input, shuffled)).toEqual(ask(input));
    }),
  );
});

test('customers that share no key with the question change nothing', () => {
  fc.assert(
    fc.property(mixed, (input) => {
      const among = findCandidates(readFeatures(input), matchWorld);
      expect({ ...ask(input, among), log: [] }).toEqual({ ...ask(input), log: [] });
    }),
  );
});

test('proven means two groups that agree and nothing serious against', () => {
  fc.assert(
    fc.property(mixed, (input) => {
      const { level, matched, contradicted } = ask(input);
      if (level === 20) expect([matched.length > 1, contradicted.filter((feature) => feature !== 'place')]).toEqual([true, []]);
    }),
    { numRuns: 300 },
  );
});

test.each(KEYS.map((key) => [key]))('%s alone never proves anything', (key) => {
  for (const one of matchWorld) expect(ask(pick(featuresOf(one), [key])).level).toBeLessThan(20);
});

test.each([
  ['contract and customer number', ['contractId', 'customerId', 'marketLocationId']],
  ['first and last name', ['firstname', 'lastname']],
])('%s are one group', (_, keys) => {
  for (const one of matchWorld) expect(ask(pick(featuresOf(one), keys)).level).toBeLessThan(20);
});

test('only somebody is found to whom a feature belongs', () => {
  fc.assert(
    fc.property(mixed, (input) => {
      const { outcome, matched, customer: found, level } = ask(input);
      expect(outcome === 'found').toBe(found !== null);
      expect(level > 0).toBe(outcome === 'found');
      if (outcome === 'found') expect(matched.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

test('a feature of somebody else never raises the level', () => {
  const value = fc.constantFrom('firstname', 'birthday', 'email', 'phone', 'iban', 'lastname');
  fc.assert(
    fc.property(customer, someKeys, customer, value, (one, keys, other, added) => {
      const input = pick(
        featuresOf(one),
        keys.filter((key) => key !== added),
      );
      const stranger = featuresOf(other)[added];
      const before = ask(input);
      fc.pre(stranger !== undefined && stranger !== null && before.outcome === 'found');
      const after = ask({ ...input, [added]: stranger });
      if (after.customerId === before.customerId && after.contradicted.length > before.contradicted.length) {
        expect(after.level).toBeLessThanOrEqual(before.level);
      }
    }),
    { numRuns: 300 },
  );
});

test('all features of a customer find that customer or, of two that are hard to tell apart, nobody', () => {
  for (const one of matchWorld) {
    const {
      outcome,
      customer: found,
      linked,
    } = ask(pick(featuresOf(one), ['firstname', 'lastname', 'company', 'email', 'phone', 'address', 'birthday', 'iban']));
    expect([found, ...linked].filter((ref) => ref?.id === one.ref.id).length).toBe(outcome === 'found' ? 1 : 0);
  }
});

const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.anything(), fc.constantFrom('\u202e', '%', "'", '\u0000', '💥', [], {}, null, ['a', ['b']]));

test('anything in any key is an answer and no error', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.oneof(fc.constantFrom(...KEYS, 'ticketId', 'postalCode', 'fullname', 'asOf', '__proto__'), fc.string()), anything),
      (input) => {
        expect(['found', 'ambiguous', 'none']).toContain(ask(input).outcome);
      },
    ),
  );
});

test('a thousand unknown keys and 10 kB in each known one are answered in 100 ms', () => {
  const unknown = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`key${index}`, 'x'.repeat(100)]));
  const long = Object.fromEntries(KEYS.map((key) => [key, 'Müller 1 '.repeat(1200)]));
  ask({ ...unknown, ...long });
  const start = performance.now();
  ask({ ...unknown, ...long });
  expect(performance.now() - start).toBeLessThan(2000);
});
