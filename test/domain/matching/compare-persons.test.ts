import { expect, test } from 'vitest';
import { comparePersons } from '../../../src/domain/matching/compare-persons.ts';
import { matchCases, matchWorld, toMatchRecord } from '../../support/match-cases.ts';

const LABELS = { same: 'same_person', ambiguous: 'ambiguous', different: 'different_person' } as const;

test('the fixture holds 52 pairs of people', () => {
  expect(matchCases.personPairs).toHaveLength(52);
});

test.each(matchCases.personPairs)('$id: $expect, $reason, whichever comes first', ({ a, b, expect: expected }) => {
  const [one, other] = [toMatchRecord({ ...a, id: a.id === 'x' ? 'a' : a.id }), toMatchRecord({ ...b, id: b.id === 'x' ? 'b' : b.id })];
  expect([LABELS[comparePersons(one, other).verdict], LABELS[comparePersons(other, one).verdict]]).toEqual([expected, expected]);
});

test('a pair says what agrees, and why it is judged so', () => {
  const [old, now] = [matchWorld.find(({ ref }) => ref.id === '100020'), matchWorld.find(({ ref }) => ref.id === '200020')];
  expect(old && now && comparePersons(old, { ...now, legacy: [] })).toEqual({
    verdict: 'same',
    matched: ['name', 'place', 'meter', 'email', 'phone', 'iban', 'birthDate'],
    reason: 'one names the other as its older or newer record',
  });
});

test('all pairs of the 26 customers are judged alike from both sides', () => {
  const judged = matchWorld.flatMap((one) => matchWorld.map((other) => [comparePersons(one, other), comparePersons(other, one)]));
  expect(judged.filter(([there, back]) => there?.verdict !== back?.verdict)).toEqual([]);
});

test('a confirmed link joins what nothing else does', () => {
  const [one, other] = [toMatchRecord({ ...base, id: 'a' }), toMatchRecord({ ...base, id: 'b' })];
  expect(comparePersons(one, other).verdict).toBe('ambiguous');
  expect(comparePersons({ ...one, links: [other.ref] }, other).verdict).toBe('same');
});

const base = {
  source: 'x',
  id: 'x',
  firstName: 'Jörg',
  lastName: 'Müller',
  company: null,
  emails: [],
  phones: [],
  iban: null,
  legacy: [],
  successor: null,
};
