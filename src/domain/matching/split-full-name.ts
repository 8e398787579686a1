import { readCompany } from '../normal-forms/company.ts';
import { isBirthMark, isParticle } from '../normal-forms/last-name.ts';
import { withoutTitles } from '../normal-forms/name-titles.ts';
import type { MatchName } from './match-customer.ts';

const splitAtComma = (text: string): readonly [last: string, first: string] | null => {
  const [last = '', first = '', ...more] = text.split(',').map((part) => part.trim());
  return last === '' || first === '' || more.length > 0 ? null : [last, first];
};

/** The last name is the last word with the particles before it, and a birth name behind it. */
const lastNameStart = (words: readonly string[]): number => {
  const mark = words.findIndex(isBirthMark);
  return words.slice(0, (mark > 0 ? mark : words.length) - 1).findLastIndex((word) => !isParticle(word)) + 1;
};

/** `Jörg von der Heide`, `von der Heide, Jörg`, or a company told by its legal form. One word is a last name. */
export const splitFullName = (text: string): MatchName => {
  if (readCompany(text)?.form != null) return { firstName: null, lastName: null, company: text };
  const pair = splitAtComma(text);
  if (pair !== null) return { firstName: pair[1], lastName: pair[0], company: null };
  const words = withoutTitles(text.split(/\s+/).filter(Boolean));
  const start = lastNameStart(words);
  return { firstName: words.slice(0, start).join(' ') || null, lastName: words.slice(start).join(' ') || null, company: null };
};
