import { areSameLetters, joinKeys, type LetterKeys, toLetterKeys, toWords } from './letters.ts';
import type { Verdict } from './verdict.ts';

/** `Bäckerei Schönfeld GmbH & Co. KG`: core Bäckerei Schönfeld, form `gmbh und co kg`. */
export interface CompanyName {
  readonly core: LetterKeys;
  /** null: not given. */
  readonly form: string | null;
}

/** Legal forms as words, the longest first, since the shorter ones are their ends. Each with the one name it goes by. */
const FORMS: readonly (readonly [words: string, form: string])[] = [
  ['ug haftungsbeschränkt und co kg', 'ug und co kg'],
  ['gesellschaft mit beschränkter haftung', 'gmbh'],
  ['gesellschaft bürgerlichen rechts', 'gbr'],
  ['ug und co kg', 'ug und co kg'],
  ['gmbh und co kgaa', 'gmbh und co kgaa'],
  ['gmbh und co kg', 'gmbh und co kg'],
  ['gmbh und co ohg', 'gmbh und co ohg'],
  ['ag und co kg', 'ag und co kg'],
  ['se und co kg', 'se und co kg'],
  ['gmbh co kg', 'gmbh und co kg'],
  ['ug haftungsbeschränkt', 'ug'],
  ['partg mbb', 'partg mbb'],
  ['aktiengesellschaft', 'ag'],
  ['ggmbh', 'ggmbh'],
  ['gmbh', 'gmbh'],
  ['kgaa', 'kgaa'],
  ['partg', 'partg'],
  ['e kfr', 'ek'],
  ['e kfm', 'ek'],
  ['ekfr', 'ek'],
  ['ekfm', 'ek'],
  ['ohg', 'ohg'],
  ['gbr', 'gbr'],
  ['ug', 'ug'],
  ['ag', 'ag'],
  ['se', 'se'],
  ['kg', 'kg'],
  ['e k', 'ek'],
  ['e v', 'ev'],
  ['e g', 'eg'],
  ['ek', 'ek'],
  ['ev', 'ev'],
  ['eg', 'eg'],
];

const FORM_KEYS = FORMS.map(([words, form]) => ({ keys: words.split(' ').map(toLetterKeys), form }));

const toCompanyWords = (text: string): readonly LetterKeys[] => toWords(text.slice(0, 300).toLowerCase().replace(/[&+]/g, ' und ')).map(toLetterKeys);

const endsWithForm = (words: readonly LetterKeys[], form: readonly LetterKeys[]): boolean =>
  words.length > form.length && form.every((part, index) => areSameLetters(part, words[words.length - form.length + index] ?? part));

/** Forms stand at the end; the name before them is never empty. */
const splitForm = (words: readonly LetterKeys[]): { core: readonly LetterKeys[]; form: string | null } => {
  const found = FORM_KEYS.find(({ keys }) => endsWithForm(words, keys));
  return found === undefined ? { core: words, form: null } : { core: words.slice(0, words.length - found.keys.length), form: found.form };
};

/** Null when no letter or digit is left. */
export const readCompany = (text: string): CompanyName | null => {
  const words = toCompanyWords(text);
  if (words.length === 0) return null;
  const { core, form } = splitForm(words);
  return { core: joinKeys(core), form };
};

/** A missing form is compatible. Two forms are two legal entities, though often of the same people: `near`. */
export const compareCompanies = (one: CompanyName, other: CompanyName): Verdict => {
  if (!areSameLetters(one.core, other.core)) return 'different';
  if (one.form === other.form) return 'equal';
  return one.form === null || other.form === null ? 'compatible' : 'near';
};
