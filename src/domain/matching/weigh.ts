import { compareBirthDates } from '../normal-forms/birth-date.ts';
import { compareParts } from './compare-parts-of-places.ts';
import { compareAddresses, type PlaceVerdict, placesOf } from './compare-places.ts';
import { type Contradiction, GROUPS, type Group } from './feature.ts';
import type { Features } from './features.ts';
import type { MatchPerson, PersonFacts } from './match-customer.ts';
import { compareNameLists, doesNameAgree, type NameVerdict, readPersonName } from './person-name.ts';
import { VALUE_GROUPS, type ValueGroup, type ValueState, weighValues } from './weigh-values.ts';

/** How the features of a question fit one person. Every group is in one of the five lists; parts of a group only in `contradicted`. */
export interface Weighing {
  readonly person: MatchPerson;
  readonly matched: readonly Group[];
  /** Speaks against the person. `place` is named only: people write because they move. */
  readonly contradicted: readonly Contradiction[];
  /** Given, not what the record says, and nobody else's: says nothing. */
  readonly differing: readonly Group[];
  /** Given and on record, and too little to count: part of an address beside a name. */
  readonly uncounted: readonly Group[];
  /** Not given, or not on record. */
  readonly missing: readonly Group[];
  readonly name: NameVerdict;
  readonly place: PlaceVerdict | null;
}

/** What is known beside the person's own record. */
export interface Surroundings {
  /** An id that was given is this person's. */
  readonly isIdMatched: boolean;
  /** Groups whose value is somebody's; if not this person's, it speaks against. */
  readonly owned: ReadonlySet<ValueGroup>;
}

/** Per group what it says; `named` is a contradiction that has a name of its own. */
type State = ValueState | 'contradicted' | 'uncounted';

interface Judged {
  readonly state: State;
  readonly contradiction?: Contradiction;
}

const matched: Judged = { state: 'matched' };
const unknown: Judged = { state: 'unknown' };
const against = (contradiction: Contradiction): Judged => ({ state: 'contradicted', contradiction });

const judgeBirthDate = ({ birthDate }: Features, { birthDates }: PersonFacts): Judged => {
  if (birthDate === null || birthDates.length === 0) return unknown;
  return birthDates.some((other) => compareBirthDates(birthDate, other) === 'equal') ? matched : against('birthDate');
};

/** Part of an address. A postcode counts beside a meter or an id only; another one says less than another address. */
const judgePartOfPlace = ({ addresses }: Features, facts: PersonFacts, counts: boolean): Judged => {
  const verdicts = addresses.map((given) => compareParts(given, placesOf(facts)));
  if (verdicts.some((verdict) => verdict === 'postcode' || verdict === 'agrees'))
    return { state: counts && verdicts.every((verdict) => verdict === 'postcode') ? 'matched' : 'uncounted' };
  return { state: verdicts.includes('differs') ? 'other' : 'unknown' };
};

const judgePlace = (verdict: PlaceVerdict): Judged => {
  if (verdict === 'elsewhere') return against('place');
  return verdict === 'otherHouse' ? { state: 'matched', contradiction: 'houseNumber' } : matched;
};

/** A slip in the first name is forgiven with an equal birth date and one more group beside the name. */
const judgeName = (name: NameVerdict, others: readonly Group[]): Judged => {
  const isForgiven = name.isSlip && others.includes('birthDate') && others.length > 1;
  if (doesNameAgree(isForgiven ? { ...name, first: 'compatible' } : name)) return matched;
  if (name.last === 'different' || name.last === 'near') return against('name');
  return name.first === 'different' ? against('firstName') : unknown;
};

const judgeValue = (state: ValueState, isOwned: boolean, group: ValueGroup, isGiven: boolean): Judged =>
  state !== 'matched' && isOwned && isGiven ? against(group) : { state };

const givenValues = (features: Features): Readonly<Record<ValueGroup, boolean>> => ({
  meter: features.meterNumbers.length + features.meterLocationIds.length > 0,
  email: features.emails.length > 0,
  phone: features.phones.length > 0,
  iban: features.ibans.length > 0,
});

const judgeValues = (features: Features, facts: PersonFacts, owned: ReadonlySet<ValueGroup>): Readonly<Record<ValueGroup, Judged>> => {
  const states = weighValues(features, facts);
  const given = givenValues(features);
  const judge = (group: ValueGroup): Judged => judgeValue(states[group], owned.has(group), group, given[group]);
  return { meter: judge('meter'), email: judge('email'), phone: judge('phone'), iban: judge('iban') };
};

const namesWith = (judged: Readonly<Record<Group, Judged>>, state: State): readonly Group[] => GROUPS.filter((group) => judged[group].state === state);

export const weigh = (features: Features, person: MatchPerson, { isIdMatched, owned }: Surroundings): Weighing => {
  const values = judgeValues(features, person, owned);
  const place = features.place === null ? null : compareAddresses([features.place], placesOf(person));
  const name = compareNameLists([features.name], person.names.map(readPersonName));
  const withoutName = {
    ...values,
    id: isIdMatched ? matched : unknown,
    place: place === null ? judgePartOfPlace(features, person, isIdMatched || values.meter.state === 'matched') : judgePlace(place),
    birthDate: judgeBirthDate(features, person),
    name: unknown,
  };
  const judged = { ...withoutName, name: judgeName(name, namesWith(withoutName, 'matched')) };
  return {
    person,
    name,
    place,
    matched: namesWith(judged, 'matched'),
    contradicted: GROUPS.flatMap((group) => judged[group].contradiction ?? []),
    differing: namesWith(judged, 'other'),
    uncounted: namesWith(judged, 'uncounted'),
    missing: namesWith(judged, 'unknown'),
  };
};

/** The value groups of a question that are somebody's. */
export const ownedGroups = (features: Features, persons: readonly MatchPerson[]): ReadonlySet<ValueGroup> => {
  const states = persons.map((person) => weighValues(features, person));
  return new Set(VALUE_GROUPS.filter((group) => states.some((state) => state[group] === 'matched')));
};

/** What speaks against the person and not only of a move. */
export const seriousContradictions = ({ contradicted }: Weighing): readonly Contradiction[] => contradicted.filter((feature) => feature !== 'place');

/** Another last name or company: without an id this is somebody else. */
export const hasOtherName = ({ contradicted }: Weighing): boolean => contradicted.includes('name');

/** What was given of an address, less than street and postcode, is of another one. */
export const isPartElsewhere = ({ differing }: Weighing): boolean => differing.includes('place');
