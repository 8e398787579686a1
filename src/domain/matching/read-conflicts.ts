import { toBirthDate } from '../normal-forms/birth-date.ts';
import { compareCompanies, readCompany } from '../normal-forms/company.ts';
import { compareFirstNames, readFirstName } from '../normal-forms/first-name.ts';
import { compareLastNames, readLastName } from '../normal-forms/last-name.ts';
import { agrees, type Verdict } from '../normal-forms/verdict.ts';
import type { InputTexts } from './input-texts.ts';
import { splitFullName } from './split-full-name.ts';

const differ = <T>(values: readonly (T | null)[], compare: (one: T, other: T) => Verdict): boolean => {
  const known = values.filter((value) => value !== null);
  return known.some((one, index) => known.slice(index + 1).some((other) => !agrees(compare(one, other))));
};

const compareTexts = (one: string, other: string): Verdict =>
  one.replace(/\s/g, '').toLowerCase() === other.replace(/\s/g, '').toLowerCase() ? 'equal' : 'different';

/** First and last name in one text; their order is not known for certain. */
const isWhole = (text: string): boolean => splitFullName(text).firstName !== null;

const isCompany = (text: string): boolean => splitFullName(text).company !== null;

/** What one person has one of, and which was given with several values that differ, also under different keys: the first of them is no better than the others. */
export const readConflicts = (input: InputTexts): readonly string[] => {
  const lastNames = input.all('lastname', 'surname');
  const fullNames = input.all('fullname', 'name');
  const ofPeople = [...lastNames, ...fullNames.filter((text) => !isCompany(text))];
  const firstNames = [...input.all('firstname'), ...ofPeople.filter((text) => text.includes(',') || (fullNames.includes(text) && isWhole(text)))];
  const tests: readonly (readonly [string, boolean])[] = [
    ['name', differ(ofPeople.map(readLastName), compareLastNames)],
    ['first name', differ(firstNames.map(readFirstName), compareFirstNames)],
    ['company', differ([...input.all('company', 'companyname'), ...fullNames.filter(isCompany)].map(readCompany), compareCompanies)],
    ['birth date', differ(input.all('birthdate', 'birthday', 'dateofbirth').map(toBirthDate), compareTexts)],
    ['street', differ(input.all('street'), compareTexts)],
    ['house number', differ(input.all('housenumber', 'number'), compareTexts) || differ(input.all('suffix'), compareTexts)],
    ['kind of energy', differ(input.all('energy'), compareTexts)],
    ['ERP', differ(input.all('source'), compareTexts)],
    ['key date', differ(input.all('asof', 'keydate').map(toBirthDate), compareTexts)],
  ];
  return tests.flatMap(([name, isConflict]) => (isConflict ? [name] : []));
};
