/** Salutations and titles before a name, without dots and hyphens. */
const TITLES: ReadonlySet<string> = new Set(
  'herr herrn frau hr fr familie fam eheleute ehepaar dr drin drmed drjur drphil dring prof profdr professor dipling diplkfm diplkffr diplvolksw med jur phil rer nat hc mag ing'.split(
    ' ',
  ),
);

const isTitle = (word: string): boolean => TITLES.has(word.replace(/[.-]/g, '').toLowerCase());

/** Cuts leading salutations and titles; the last word always stays, since Herr and Frau are last names too. */
export const withoutTitles = (words: readonly string[]): readonly string[] => {
  const first = words.findIndex((word, index) => !isTitle(word) || index === words.length - 1);
  return words.slice(Math.max(first, 0));
};
