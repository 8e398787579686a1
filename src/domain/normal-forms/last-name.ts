import colophonetics from 'colophonetics';
import { areSameLetters, joinKeys, type LetterKeys, toLetterKeys, toWords } from './letters.ts';
import { withoutTitles } from './name-titles.ts';
import type { Verdict } from './verdict.ts';

/** `Dr. von der Heide-Groß geb. Müller`: particles `von der`, parts Heide and Groß, birth name Müller. */
export interface LastName {
  readonly particles: string;
  readonly parts: readonly LetterKeys[];
  readonly birthName: readonly LetterKeys[];
}

const PARTICLES: ReadonlySet<string> = new Set('von vom van de den dem der des zu zum zur und da di del della dos du la le ten ter'.split(' '));

export const isParticle = (word: string): boolean => PARTICLES.has(word.toLowerCase());

/** `geb.` and what people write for it. */
export const isBirthMark = (word: string): boolean => /^geb(?:\.|oren|orene|orener)?$/i.test(word);

const toParts = (words: readonly string[]): readonly LetterKeys[] => words.flatMap((word) => toWords(word.replace(/['’`]/g, '')).map(toLetterKeys));

/** Null when no letter is left. */
export const readLastName = (text: string): LastName | null => {
  const words = text
    .replace(/geb\./gi, 'geb. ')
    .split(/[\s,()]+/)
    .filter(Boolean);
  const mark = words.findIndex(isBirthMark);
  const [own, birth] = mark > 0 ? [words.slice(0, mark), words.slice(mark + 1)] : [words, []];
  const core = withoutTitles(own);
  const first = core.findIndex((word, index) => !isParticle(word) || index === core.length - 1);
  const parts = toParts(core.slice(Math.max(first, 0)));
  return parts.length === 0 ? null : { particles: core.slice(0, Math.max(first, 0)).join(' ').toLowerCase(), parts, birthName: toParts(birth) };
};

/** Every part of the one is a part of the other: one half of a double name, or its halves swapped. */
const isPartOf = (one: readonly LetterKeys[], other: readonly LetterKeys[]): boolean =>
  one.length > 0 && one.every((part) => other.some((candidate) => areSameLetters(part, candidate)));

const isSame = (one: readonly LetterKeys[], other: readonly LetterKeys[]): boolean =>
  (one.length === other.length && one.every((part, index) => areSameLetters(part, other[index] ?? { ae: '', a: '' }))) ||
  areSameLetters(joinKeys(one), joinKeys(other));

/** Sound and spelling distance say nothing here: Neumann is not Naumann. */
export const compareLastNames = (one: LastName, other: LastName): Verdict => {
  if (isSame(one.parts, other.parts)) return one.particles === other.particles ? 'equal' : 'compatible';
  const isCompatible =
    isPartOf(one.parts, other.parts) || isPartOf(other.parts, one.parts) || isPartOf(one.birthName, other.parts) || isPartOf(other.birthName, one.parts);
  return isCompatible ? 'compatible' : 'different';
};

/** Kölner Phonetik of the parts, glued; for recall and for doubt, never as proof. Empty for names without Latin letters. */
export const soundOf = (name: LastName): string => name.parts.map(({ a }) => colophonetics(a)).join('');

export const soundAlike = (one: LastName, other: LastName): boolean => soundOf(one) !== '' && soundOf(one) === soundOf(other);
