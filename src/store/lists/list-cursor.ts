import { z } from 'zod';
import { foreignCursor, readCursor, writeCursor } from '../../domain/cursor.ts';

/** Where a list goes on: the sort value, id and source of the last row. */
export interface ListCursor {
  readonly sortValue: string;
  readonly id: string;
  readonly source: string;
}

const cursor = z.tuple([z.string(), z.string(), z.string()]);

export const toCursorText = ({ sortValue, id, source }: ListCursor): string => writeCursor(JSON.stringify([sortValue, id, source]));

export const readCursorText = (text: string): ListCursor => {
  const parsed = cursor.safeParse(parseJson(readCursor(text)));
  if (!parsed.success) throw foreignCursor();
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
