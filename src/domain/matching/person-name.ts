import { type CompanyName, compareCompanies, readCompany } from '../normal-forms/company.ts';
import { compareFirstNames, type FirstName, isOneLetterApart, readFirstName } from '../normal-forms/first-name.ts';
import { compareLastNames, type LastName, readLastName, soundAlike } from '../normal-forms/last-name.ts';
import { agrees, type Verdict } from '../normal-forms/verdict.ts';
import type { MatchName } from './match-customer.ts';

export interface PersonName {
  readonly firstName: FirstName | null;
  readonly lastName: LastName | null;
  readonly company: CompanyName | null;
}

export const readPersonName = ({ firstName, lastName, company }: MatchName): PersonName => ({
  firstName: firstName === null ? null : readFirstName(firstName),
  lastName: lastName === null ? null : readLastName(lastName),
  company: company === null ? null : readCompany(company),
});

/** Null where one side does not say. */
export interface NameVerdict {
  /** Of the company where both have one, else of the last name. */
  readonly last: Verdict | null;
  readonly first: Verdict | null;
  readonly isCompany: boolean;
  /** First names that differ in one letter. */
  readonly isSlip: boolean;
  /** Last names that differ and sound alike. */
  readonly isAlike: boolean;
}

const NOTHING: NameVerdict = { last: null, first: null, isCompany: false, isSlip: false, isAlike: false };

/** Who gives a company's name does not mean a private person, though the contact's last name may fit one. */
const compareLast = (one: PersonName, other: PersonName): Verdict | null => {
  if (one.lastName === null || other.lastName === null) return null;
  const verdict = compareLastNames(one.lastName, other.lastName);
  return one.company !== null && other.company === null && verdict === 'equal' ? 'compatible' : verdict;
};

/** `one` is what somebody says, `other` a record. A company's contact answers to its name; a person is no match for a company's name. */
export const compareNames = (one: PersonName, other: PersonName): NameVerdict => {
  if (one.company !== null && other.company !== null) return { ...NOTHING, last: compareCompanies(one.company, other.company), isCompany: true };
  const last = compareLast(one, other);
  const [a, b] = [one.firstName, other.firstName];
  return {
    last,
    first: a === null || b === null ? null : compareFirstNames(a, b),
    isCompany: false,
    isSlip: a !== null && b !== null && isOneLetterApart(a, b),
    isAlike: last === 'different' && one.lastName !== null && other.lastName !== null && soundAlike(one.lastName, other.lastName),
  };
};

const LAST_RANK = { equal: 4, compatible: 3, near: 2, different: 1 } as const;
const FIRST_RANK = { equal: 3, compatible: 2, near: 0, different: 0 } as const;

const rank = (verdict: NameVerdict): number => {
  const last = verdict.last === null ? 0 : LAST_RANK[verdict.last];
  const first = verdict.first === null ? 1 : FIRST_RANK[verdict.first];
  return (doesNameAgree(verdict) ? 100 : 0) + last * 4 + first;
};

/** The best of two people's names. */
export const compareNameLists = (ones: readonly PersonName[], others: readonly PersonName[]): NameVerdict => {
  const verdicts = ones.flatMap((one) => others.map((other) => compareNames(one, other)));
  return verdicts.length === 0 ? NOTHING : verdicts.reduce((best, next) => (rank(next) > rank(best) ? next : best));
};

/** The name speaks for the person; what is not given does not speak against. */
export const doesNameAgree = ({ last, first }: NameVerdict): boolean => last !== null && agrees(last) && first !== 'different' && first !== 'near';

/** First and last name agree, or the company does. */
export const isFullName = (verdict: NameVerdict): boolean => doesNameAgree(verdict) && (verdict.isCompany || verdict.first !== null);

export const isExactFullName = (verdict: NameVerdict): boolean =>
  isFullName(verdict) && verdict.last === 'equal' && (verdict.isCompany || verdict.first === 'equal');
