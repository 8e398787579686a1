import { distance } from 'fastest-levenshtein';
import { areSameLetters, joinKeys, keysOf, type LetterKeys, toLetterKeys, toWords } from './letters.ts';
import { withoutTitles } from './name-titles.ts';
import { isShortFormOf } from './short-names.ts';
import { agrees, bestVerdict, type Verdict } from './verdict.ts';

/** The people a field names, each with the parts of the given name: `Hans-Peter und Eva` is [Hans, Peter] and [Eva]. */
export type FirstName = readonly (readonly LetterKeys[])[];

const MAX_PEOPLE = 4;

const toParts = (words: readonly string[]): readonly LetterKeys[] => withoutTitles(words).flatMap((word) => toWords(word).map(toLetterKeys));

const splitPeople = (words: readonly string[]): readonly (readonly string[])[] => {
  const next = words.findIndex((word) => /^(?:und|u\.|&|\+|,)$/i.test(word));
  return next < 0 ? [words] : [words.slice(0, next), ...splitPeople(words.slice(next + 1))];
};

/** Null when no letter is left. */
export const readFirstName = (text: string): FirstName | null => {
  const words = text.slice(0, 200).replace(/[,&+]/g, ' $& ').split(/\s+/).filter(Boolean);
  const people = splitPeople(words)
    .map(toParts)
    .filter((parts) => parts.length > 0);
  return people.length === 0 ? null : people.slice(0, MAX_PEOPLE);
};

const isInitial = (part: LetterKeys): boolean => [...part.a].length === 1;

const isPartCompatible = (one: LetterKeys, other: LetterKeys): boolean =>
  areSameLetters(one, other) || ((isInitial(one) || isInitial(other)) && [...one.a][0] === [...other.a][0]) || isShortFormOf(one.a, other.a);

const comparePeople = (one: readonly LetterKeys[], other: readonly LetterKeys[]): Verdict => {
  const hasInitials = one.some(isInitial) || other.some(isInitial);
  if (!hasInitials && areSameLetters(joinKeys(one), joinKeys(other))) return 'equal';
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  return fewer.every((part) => more.some((candidate) => isPartCompatible(part, candidate))) ? 'compatible' : 'different';
};

/** An initial, one of several names or a short form is compatible; so is one of two people. Andrea is not Andreas. */
export const compareFirstNames = (one: FirstName, other: FirstName): Verdict => {
  const best = bestVerdict(one.flatMap((person) => other.map((candidate) => comparePeople(person, candidate))));
  const isSeveral = one.length > 1 || other.length > 1;
  return isSeveral && agrees(best) ? 'compatible' : best;
};

/** Anna and Anne: a contradiction, forgiven only with an equal birth date and one more feature (erp.md section 8). */
export const isOneLetterApart = (one: FirstName, other: FirstName): boolean => {
  const [a, b] = [one[0], other[0]];
  if (a === undefined || b === undefined || one.length > 1 || other.length > 1) return false;
  return keysOf(joinKeys(a)).some((key) => keysOf(joinKeys(b)).some((candidate) => distance(key, candidate) === 1));
};
