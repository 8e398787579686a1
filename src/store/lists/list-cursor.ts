import { z } from 'zod';
import { BadInput } from '../../domain/bad-input.ts';

/** Where a list goes on: the sort value, id and source of the last row. */
export interface ListCursor {
  readonly sortValue: string;
  readonly id: string;
  readonly source: string;
}

const cursor = z.tuple([z.string(), z.string(), z.string()]);

export const toCursorText = ({ sortValue, id, source }: ListCursor): string => Buffer.from(JSON.stringify([sortValue, id, source])).toString('base64url');

export const readCursorText = (text: string): ListCursor => {
  const parsed = cursor.safeParse(parseJson(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success) throw new BadInput('after', 'is no cursor of this list; pass an `endCursor` or `cursor` that an earlier page answered');
  const [sortValue, id, source] = parsed.data;
  return { sortValue, id, source };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
