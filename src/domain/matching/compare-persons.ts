import { compareBirthDates } from '../normal-forms/birth-date.ts';
import { compareMeterNumbers } from '../normal-forms/compare-meter-numbers.ts';
import { isRoleEmail } from '../normal-forms/email.ts';
import { areSameLetters, toLetterKeys, toWords } from '../normal-forms/letters.ts';
import { agrees, bestVerdict, type Verdict } from '../normal-forms/verdict.ts';
import { compareAddresses, isFullAddress, isSamePlace, type PlaceVerdict, placesOf } from './compare-places.ts';
import type { Group } from './feature.ts';
import { isSameRef, type MatchCustomer, type PersonFacts } from './match-customer.ts';
import { compareNameLists, doesNameAgree, isExactFullName, type NameVerdict, readPersonName } from './person-name.ts';

/** Whether two records are one person. `reason` completes "they are the same / different / it is unclear, because …". */
export interface Comparison {
  readonly verdict: 'same' | 'ambiguous' | 'different';
  /** Groups that agree, the name among them. */
  readonly matched: readonly Group[];
  readonly reason: string;
}

/** What speaks for two records besides their names. */
interface Evidence {
  readonly name: NameVerdict;
  readonly place: PlaceVerdict | null;
  readonly birthDate: Verdict | null;
  /** Without the name. */
  readonly others: readonly Group[];
}

type Judgement = Omit<Comparison, 'matched'>;

const meet = (ones: readonly string[], others: readonly string[]): boolean => ones.some((one) => others.includes(one));

const ibansOf = (facts: PersonFacts): readonly string[] => [...facts.ibans, ...facts.contracts.flatMap(({ ibans }) => ibans)];

/** What the customer's own record says; a contract may be signed by somebody else. */
const isCompany = ({ names }: PersonFacts): boolean => names[0] !== undefined && names[0].company !== null;

/** A company's mailbox speaks for the company only. */
const emailsOf = (facts: PersonFacts): readonly string[] => (isCompany(facts) ? facts.emails : facts.emails.filter((email) => !isRoleEmail(email)));

const metersMeet = (one: PersonFacts, other: PersonFacts): boolean => {
  const [ones, others] = [one.contracts, other.contracts];
  const numbers = others.flatMap(({ meterNumbers }) => meterNumbers);
  const locations = others.flatMap(({ meterLocationIds }) => meterLocationIds);
  return ones.some(
    (contract) => meet(contract.meterLocationIds, locations) || contract.meterNumbers.some((a) => numbers.some((b) => compareMeterNumbers(a, b) === 'equal')),
  );
};

const compareBirths = (one: PersonFacts, other: PersonFacts): Verdict | null => {
  const verdicts = one.birthDates.flatMap((a) => other.birthDates.map((b) => compareBirthDates(a, b)));
  return verdicts.length === 0 ? null : bestVerdict(verdicts);
};

const collectEvidence = (one: PersonFacts, other: PersonFacts): Evidence => {
  const place = compareAddresses(placesOf(one), placesOf(other));
  const birthDate = compareBirths(one, other);
  const tests: readonly (readonly [Group, boolean])[] = [
    ['place', isSamePlace(place)],
    ['meter', metersMeet(one, other)],
    ['email', meet(emailsOf(one), emailsOf(other))],
    ['phone', meet(one.phones, other.phones)],
    ['iban', meet(ibansOf(one), ibansOf(other))],
    ['birthDate', birthDate === 'equal'],
  ];
  return {
    name: compareNameLists(one.names.map(readPersonName), other.names.map(readPersonName)),
    place,
    birthDate,
    others: tests.flatMap(([group, holds]) => (holds ? [group] : [])),
  };
};

const same = (reason: string): Judgement => ({ verdict: 'same', reason });
const ambiguous = (reason: string): Judgement => ({ verdict: 'ambiguous', reason });
const different = (reason: string): Judgement => ({ verdict: 'different', reason });

const isElsewhere = (place: PlaceVerdict | null): boolean => place === 'elsewhere' || place === 'otherHouse';

const judgeNameAlone = ({ place }: Evidence): Judgement =>
  isElsewhere(place) ? different('only the name agrees, and the address is another one') : ambiguous('only the name agrees');

/** A slip in the first name is forgiven with an equal birth date and one more group. */
const isSlipForgiven = ({ name, others }: Evidence): boolean => name.isSlip && others.includes('birthDate') && others.length > 1;

const judgeOtherLastName = ({ name, place, others }: Evidence): Judgement => {
  const isFirstSame = name.first === 'equal';
  if (isFirstSame && name.isAlike && isFullAddress(place)) return ambiguous('the last names sound alike at one address');
  if (isFirstSame && others.includes('birthDate') && others.length > 1) return ambiguous('the last name may have changed');
  return different('the last names differ');
};

const judgePeople = (evidence: Evidence): Judgement => {
  const { name, birthDate, others } = evidence;
  if (name.last === null) return others.length > 0 ? ambiguous('a name is missing') : different('nothing agrees');
  if (!agrees(name.last)) return judgeOtherLastName(evidence);
  if (birthDate === 'different') return different('the birth dates differ');
  if (name.first === 'different' && !isSlipForgiven(evidence)) return different('the first names differ');
  if (birthDate === 'near') return ambiguous('the birth dates are nearly the same');
  if (others.length === 0) return judgeNameAlone(evidence);
  if (name.first === null) return ambiguous('a first name is missing');
  if (isExactFullName(name) || isSlipForgiven(evidence)) return same('the full name and one more feature agree');
  return others.length > 1 ? same('the names fit and two more features agree') : ambiguous('the names fit without being equal, and one more feature agrees');
};

const judgeCompanies = ({ name, others }: Evidence): Judgement => {
  if (name.last === 'near') return ambiguous('one name with two legal forms is two legal entities');
  if (name.last === 'different') return others.length > 1 ? ambiguous('renamed, or a sister company') : different('the company names differ');
  if (others.length === 0) return ambiguous('only the company name agrees');
  if (name.last === 'equal') return same('the company name and one more feature agree');
  return others.length > 1 ? same('the company names fit and two more features agree') : ambiguous('a legal form is missing, and one more feature agrees');
};

/** `Malerbetrieb Uwe Lange` and Uwe Lange: the company is named after the person, or has the person as its contact. */
const isTradingAs = (company: MatchCustomer, person: MatchCustomer): boolean =>
  company.names.some((trade) =>
    person.names.some(({ firstName, lastName }) => {
      if (firstName === null || lastName === null) return false;
      const isContact = doesNameAgree(
        compareNameLists([readPersonName({ ...trade, company: null })], [readPersonName({ firstName, lastName, company: null })]),
      );
      const words = toWords(trade.company ?? '').map(toLetterKeys);
      return isContact || toWords(`${firstName} ${lastName}`).every((word) => words.some((other) => areSameLetters(other, toLetterKeys(word))));
    }),
  );

const judgeMixed = (company: MatchCustomer, person: MatchCustomer, { others }: Evidence): Judgement =>
  others.length > 0 && isTradingAs(company, person)
    ? ambiguous('the business and the private contracts of one person')
    : different('one is a company, the other a person');

const judgeUnlinked = (one: MatchCustomer, other: MatchCustomer, evidence: Evidence): Judgement => {
  if (isCompany(one) !== isCompany(other)) return isCompany(one) ? judgeMixed(one, other, evidence) : judgeMixed(other, one, evidence);
  return isCompany(one) ? judgeCompanies(evidence) : judgePeople(evidence);
};

const pointsTo = (one: MatchCustomer, other: MatchCustomer): boolean =>
  [...one.legacy, ...one.links, ...(one.successor === null ? [] : [one.successor])].some((ref) => isSameRef(ref, other.ref));

/** One names the other as its older or newer self, or a person has confirmed it. */
export const areLinked = (one: MatchCustomer, other: MatchCustomer): boolean => pointsTo(one, other) || pointsTo(other, one);

const isContradictedByBothNames = ({ name }: Evidence): boolean =>
  name.last === 'different' && (name.isCompany || (name.first === 'different' && !name.isSlip));

const judgeLinked = (evidence: Evidence): Judgement =>
  isContradictedByBothNames(evidence) ? ambiguous('they are linked, and both names differ') : same('one names the other as its older or newer record');

/**
 * Whether two records are one person (erp.md section 9, rules 9 and 10). Without a stored link it takes proof: the equal full name and one other group,
 * or a name that fits and two. Another first name or birth date forbids it, and a company is never a person. Symmetric.
 */
export const comparePersons = (one: MatchCustomer, other: MatchCustomer): Comparison => {
  const evidence = collectEvidence(one, other);
  const judgement = areLinked(one, other) ? judgeLinked(evidence) : judgeUnlinked(one, other, evidence);
  return { ...judgement, matched: [...(doesNameAgree(evidence.name) ? ['name' as const] : []), ...evidence.others] };
};
