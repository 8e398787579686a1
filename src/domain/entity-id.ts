import { BadInput } from './bad-input.ts';

export const MAX_ID_LENGTH = 50;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

const hasLength = (id: string): boolean => id.length > 0 && id.length <= MAX_ID_LENGTH;
/** In a path of a source, dots alone would be another path. */
const isDots = (id: string): boolean => id === '.' || id === '..';
const isClean = (id: string): boolean => !FORBIDDEN.test(id) && id.trim() === id && id.isWellFormed() && !isDots(id);

/** Ids of all sources are opaque text of 1 to 50 characters without control characters or white space at the ends, and not `.` or `..`. */
export const isEntityId = (id: string): boolean => hasLength(id) && isClean(id);

/** Throws `BadInput` for text that can be no id. */
export const toEntityId = (argument: string, id: string): string => {
  if (!hasLength(id)) throw new BadInput(argument, `must have 1 to ${MAX_ID_LENGTH} characters`);
  if (!isClean(id)) throw new BadInput(argument, 'must not hold control characters or broken characters, nor white space at its ends, nor be dots alone');
  return id;
};
