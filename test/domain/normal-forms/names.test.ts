import { describe, expect, test } from 'vitest';
import { splitFullName } from '../../../src/domain/matching/split-full-name.ts';
import { compareCompanies, readCompany } from '../../../src/domain/normal-forms/company.ts';
import { compareFirstNames, isOneLetterApart, readFirstName } from '../../../src/domain/normal-forms/first-name.ts';
import { compareLastNames, readLastName, soundAlike } from '../../../src/domain/normal-forms/last-name.ts';

const compareLast = (a: string, b: string) => {
  const [one, other] = [readLastName(a), readLastName(b)];
  return one && other && compareLastNames(one, other);
};

const compareFirst = (a: string, b: string) => {
  const [one, other] = [readFirstName(a), readFirstName(b)];
  return one && other && compareFirstNames(one, other);
};

const compareFirms = (a: string, b: string) => {
  const [one, other] = [readCompany(a), readCompany(b)];
  return one && other && compareCompanies(one, other);
};

describe('last names', () => {
  test.each([
    ['Familie Müller', 'Mueller', 'equal'],
    ['Prof. Dr. Müller', 'Müller', 'equal'],
    ['Herr', 'Herr', 'equal'],
    ["O'Brien", 'OBrien', 'equal'],
    ['von Zitzewitz', 'Zitzewitz', 'compatible'],
    ['Krüger geb. Albrecht', 'Albrecht', 'compatible'],
    ['Schröder sen.', 'Schröder', 'compatible'],
    ['Schröder sen.', 'Schröder jun.', 'different'],
    ['Weiß-Großmann', 'Weiß-Schmidt', 'different'],
    ['Mueller', 'Muller', 'different'],
  ])('%s and %s are %s', (one, other, verdict) => {
    expect([compareLast(one, other), compareLast(other, one)]).toEqual([verdict, verdict]);
  });

  test.each([
    ['Müller', 'Möller', true],
    ['Neumann', 'Naumann', true],
    ['von der Heide', 'Heyde', true],
    ['Roth', 'Sommer', false],
    ['李', '王', false],
  ])('%s and %s sound alike: %s', (a, b, expected) => {
    const [one, other] = [readLastName(a), readLastName(b)];
    expect(one && other && soundAlike(one, other)).toBe(expected);
  });
});

describe('first names', () => {
  test.each([
    ['Dr. Ulrike', 'Ulrike', 'equal'],
    ['H.-P.', 'Hans-Peter', 'compatible'],
    ['Sabine und Holger', 'Holger', 'compatible'],
    ['Sepp', 'Josef', 'compatible'],
    ['J.', 'J.', 'compatible'],
    ['Hans Peter', 'Hans Werner', 'different'],
    ['Lena', 'Lisa', 'different'],
    ['constructor', '__proto__', 'different'],
  ])('%s and %s are %s', (one, other, verdict) => {
    expect([compareFirst(one, other), compareFirst(other, one)]).toEqual([verdict, verdict]);
  });

  test('one letter apart is no agreement, and is told', () => {
    const [andrea, andreas] = [readFirstName('Andrea'), readFirstName('Andreas')];
    expect(andrea && andreas && [compareFirstNames(andrea, andreas), isOneLetterApart(andrea, andreas)]).toEqual(['different', true]);
  });
});

describe('companies', () => {
  test.each([
    ['Muster UG (haftungsbeschränkt)', 'Muster UG', 'equal'],
    ['Muster UG (haftungsbeschraenkt)', 'Muster UG (haftungsbeschrankt)', 'equal'],
    ['Müller & Söhne oHG', 'Mueller und Soehne OHG', 'equal'],
    ['Malerbetrieb Lange e. K.', 'Malerbetrieb Lange e.Kfm.', 'equal'],
    ['Turnverein Muster e.V.', 'Turnverein Muster', 'compatible'],
    ['Muster GmbH', 'Muster AG', 'near'],
    ['Düse Service', 'Dü Service', 'different'],
    ['AG', 'AG', 'equal'],
  ])('%s and %s are %s', (one, other, verdict) => {
    expect([compareFirms(one, other), compareFirms(other, one)]).toEqual([verdict, verdict]);
  });

  test('a word that ends like a legal form has none', () => {
    expect([readCompany('Freitag')?.form, readCompany('Düse')?.form]).toEqual([null, null]);
  });
});

describe('a full name', () => {
  test.each([
    ['Jörg Müller', 'Jörg', 'Müller', null],
    ['Dr. Ulrike von der Heide', 'Ulrike', 'von der Heide', null],
    ['von der Heide, Ulrike', 'Ulrike', 'von der Heide', null],
    ['Herr Müller', null, 'Müller', null],
    ['Eheleute Sabine und Holger Krüger', 'Sabine und Holger', 'Krüger', null],
    ['Sabine Krüger geb. Albrecht', 'Sabine', 'Krüger geb. Albrecht', null],
    ['Bäckerei Schönfeld GmbH & Co. KG', null, null, 'Bäckerei Schönfeld GmbH & Co. KG'],
    ['Müller', null, 'Müller', null],
    ['', null, null, null],
  ])('"%s" is first name %s, last name %s, company %s', (text, firstName, lastName, company) => {
    expect(splitFullName(text)).toEqual({ firstName, lastName, company });
  });
});
