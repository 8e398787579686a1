import { areSameLetters, joinKeys, type LetterKeys, toLetterKeys, toWords } from './letters.ts';

/** `BAD HOMBURG`, `Bad Homburg` and `bad-homburg` are one town; so are `München`, `Muenchen` and `Munchen`, but not the last two alone. */
export const toTownKeys = (text: string): LetterKeys => joinKeys(toWords(text).map(toLetterKeys));

/** Shorter words are `am`, `Bad` and `Neu`. */
const MIN_WORD = 4;

const toLongWords = (text: string): readonly LetterKeys[] =>
  toWords(text)
    .map(toLetterKeys)
    .filter(({ ae }) => ae.length >= MIN_WORD);

const isOneSlipApart = (one: string, other: string): boolean => {
  if (Math.min(one.length, other.length) < MIN_WORD) return false;
  const start = [...one].findIndex((letter, index) => letter !== other[index]);
  if (start < 0) return other.length - one.length < 2;
  const [a, b] = [one.slice(start), other.slice(start)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || (a.slice(2) === b.slice(2) && a[0] === b[1] && a[1] === b[0]);
};

/** May be one town: equal, a long word in common (`Frankfurt` and `Frankfurt am Main`), or one slip apart. */
export const mayBeSameTown = (one: string, other: string): boolean => {
  const [a, b] = [toTownKeys(one), toTownKeys(other)];
  if (areSameLetters(a, b) || isOneSlipApart(a.ae, b.ae)) return true;
  const words = toLongWords(other);
  return toLongWords(one).some((word) => words.some((candidate) => areSameLetters(word, candidate)));
};
