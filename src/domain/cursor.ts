import { BadInput } from './bad-input.ts';

/** Opaque to clients. */
export const writeCursor = (text: string): string => Buffer.from(text).toString('base64url');

/** Throws `BadInput` for what no list of ours wrote: letters of another alphabet, or more behind the end, would be read past. */
export const readCursor = (cursor: string): string => {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (writeCursor(text) !== cursor) throw foreignCursor();
  return text;
};

export const foreignCursor = (): BadInput => new BadInput('after', 'is no cursor of this list; pass an `endCursor` or `cursor` that an earlier page answered');
