/** In shorter words one letter makes another word: Koch, Loch. */
const MIN_LENGTH = 4;
const MAX_LENGTH = 40;

/**
 * A word and what is left of it with one letter taken out. Two words that differ by one letter too many, missing, wrong, or swapped with its
 * neighbour share one of them (the deletion neighbourhood of SymSpell); some that share one differ by more, so compare after.
 * Empty for words no typo is looked for in: short ones, and anything with a digit.
 */
export const gapsOf = (word: string): readonly string[] => {
  const letters = [...word];
  if (letters.length < MIN_LENGTH || letters.length > MAX_LENGTH || /\p{N}/u.test(word)) return [];
  return [...new Set([word, ...letters.map((_, index) => letters.toSpliced(index, 1).join(''))])];
};

/** One letter too many, missing or wrong, or two neighbours swapped. */
export const isOneTypoApart = (one: string, other: string): boolean => {
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > 1 || one === other) return false;
  const start = a.findIndex((letter, index) => letter !== b[index]);
  const from = start < 0 ? a.length : start;
  const rest = (letters: readonly string[], skipped: number): string => letters.slice(from + skipped).join('');
  if (a.length !== b.length) return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1);
  return rest(a, 1) === rest(b, 1) || (a[from] === b[from + 1] && a[from + 1] === b[from] && rest(a, 2) === rest(b, 2));
};
