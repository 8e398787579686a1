import { BadInput } from './bad-input.ts';

const MAX_LENGTH = 50;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** Ids of all sources are opaque text of 1 to 50 characters without control characters or white space at the ends. */
export const toEntityId = (argument: string, id: string): string => {
  if (id.length === 0 || id.length > MAX_LENGTH) throw new BadInput(argument, `must have 1 to ${MAX_LENGTH} characters`);
  if (FORBIDDEN.test(id) || id.trim() !== id || !id.isWellFormed())
    throw new BadInput(argument, 'must not hold control characters or broken characters, nor white space at its ends');
  return id;
};
