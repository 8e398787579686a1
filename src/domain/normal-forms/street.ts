import { areSameLetters, joinKeys, type LetterKeys, toLetterKeys } from './letters.ts';
import type { Verdict } from './verdict.ts';

const ABBREVIATIONS: Readonly<Record<string, string>> = { str: 'straße', dr: 'doktor', prof: 'professor', bgm: 'bürgermeister', pl: 'platz' };

/** `Hauptstr` ends like an abbreviation with and without its dot; `Marktpl.` only with it. */
const expandEnd = (word: string, hasDot: boolean): string => {
  if (word.endsWith('str')) return `${word}aße`;
  return hasDot && word.endsWith('pl') ? `${word}atz` : word;
};

interface Word {
  readonly text: string;
  readonly hasDot: boolean;
}

const toStreetWords = (street: string): readonly Word[] =>
  [
    ...street
      .normalize('NFC')
      .toLowerCase()
      .matchAll(/([\p{L}\p{M}\p{N}]+)(\.?)/gu),
  ].map(([, text = '', dot]) => ({ text, hasDot: dot === '.' }));

const expand = ({ text, hasDot }: Word, index: number, words: readonly Word[]): string => {
  if (index === 0 && text === 'st') return 'sankt';
  if (text === 'a' && words[index + 1]?.text === 'd') return 'an';
  if (text === 'd' && words[index - 1]?.text === 'a') return 'der';
  return (Object.hasOwn(ABBREVIATIONS, text) ? ABBREVIATIONS[text] : undefined) ?? expandEnd(text, hasDot);
};

/** Abbreviations written out, then no spaces, hyphens and dots: `Haupt-Str.` is `hauptstrasse`. Empty when no letter or digit is left. */
export const toStreetKeys = (street: string): LetterKeys => joinKeys(toStreetWords(street).map(expand).map(toLetterKeys));

/** There is no similar street: the type word counts, and Bergstraße is not Burgstraße. */
export const compareStreets = (one: string, other: string): Verdict => {
  const [a, b] = [toStreetKeys(one), toStreetKeys(other)];
  return a.ae !== '' && areSameLetters(a, b) ? 'equal' : 'different';
};
