import { distance } from 'fastest-levenshtein';

/** Shorter words are their neighbours' neighbours: every typo finds too much. */
export const MIN_TYPO_LENGTH = 4;

const deletions = (word: string): readonly string[] => [...word].map((_, index, letters) => [...letters.slice(0, index), ...letters.slice(index + 1)].join(''));

/**
 * The word and everything that is left of it without one letter. Two words one typo apart (a letter more, less, other, or two swapped) share one of these;
 * words that share one may still be two typos apart, so ask `isOneTypoApart`. For an index of distinct words.
 */
export const toTypoKeys = (word: string): readonly string[] => (word.length < MIN_TYPO_LENGTH ? [word] : [...new Set([word, ...deletions(word)])]);

const isSwap = (one: string, other: string): boolean => {
  if (one.length !== other.length) return false;
  const first = [...one].findIndex((letter, index) => letter !== other[index]);
  return one.slice(0, first) + one.charAt(first + 1) + one.charAt(first) + one.slice(first + 2) === other;
};

/** At most one letter more, less or other, or two neighbours swapped. */
export const isOneTypoApart = (one: string, other: string): boolean => one === other || distance(one, other) === 1 || isSwap(one, other);
