/**
 * One text, two spellings: `ae` reads umlauts as German name lists do (ä = ae, DIN 5007 part 2), `a` drops the dots.
 * Both are lower case, ß is ss, other marks are folded. Nothing ever folds `ae`, `oe`, `ue` back: Bauer is not Baur.
 */
export interface LetterKeys {
  readonly ae: string;
  readonly a: string;
}

/** Letters that are no base letter plus a mark, so that decomposing does not fold them. */
const FOLDED: Readonly<Record<string, string>> = { ł: 'l', ı: 'i', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ħ: 'h', ŧ: 't' };
const ONLY_ASCII = /^[\u0020-\u007e]*$/;

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łıøđðþæœħŧ]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFC');

export const toLetterKeys = (text: string): LetterKeys => {
  if (ONLY_ASCII.test(text)) return { ae: text.toLowerCase(), a: text.toLowerCase() };
  const lower = text.normalize('NFC').toLowerCase().normalize('NFC').replaceAll('ß', 'ss');
  return { ae: fold(lower.replace(/[äöü]/g, (umlaut) => `${umlaut}e`)), a: fold(lower) };
};

/** The distinct ones of the two. */
export const keysOf = ({ ae, a }: LetterKeys): readonly string[] => (ae === a ? [ae] : [ae, a]);

/** Müller meets Mueller and Muller; these two meet only through it. */
export const areSameLetters = (one: LetterKeys, other: LetterKeys): boolean =>
  one.ae === other.ae || one.a === other.a || one.ae === other.a || one.a === other.ae;

/** Keys of texts written together: `Haupt`, `straße` is `hauptstrasse`. */
export const joinKeys = (keys: readonly LetterKeys[]): LetterKeys => ({ ae: keys.map(({ ae }) => ae).join(''), a: keys.map(({ a }) => a).join('') });

/** Runs of letters and digits; whatever else stands between them is gone. */
export const toWords = (text: string): readonly string[] => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Of longer words only the first may have had dots. */
const MAX_DOTTED = 4;

/** What is written like this without its dots, each in its `ae` spelling: `kuhn` may be a `kuehn`. */
export const dottedSpellings = (ae: string): readonly string[] => {
  const vowels = [...ae.matchAll(/[aou](?!e)/g)].slice(0, MAX_DOTTED).map(({ index }) => index);
  const found = [ae];
  for (const at of vowels.toReversed()) found.push(...found.map((word) => `${word.slice(0, at + 1)}e${word.slice(at + 1)}`));
  return found.slice(1);
};
