import { type HouseNumber, splitHouseNumber } from '../house-number.ts';

export interface StreetLine extends HouseNumber {
  readonly street: string | null;
}

/** Mannheim counts its blocks: `C 4, 12` is house 12 of the block C 4. */
const BLOCK = /^(\p{L}\s?\d{1,2})(?:\s*,\s*|\s+)(?=\d)/u;
/** Digits that are no ordinal (`Straße des 17. Juni`). */
const HOUSE = /(?<![\d.])\d{1,6}(?![\d.])/;

const isBlockAlone = (text: string): boolean => /^\p{L}\s?\d{1,2}$/u.test(text);

const houseStart = (line: string): number => {
  const block = BLOCK.exec(line)?.[0];
  if (block !== undefined) return block.length;
  return isBlockAlone(line) ? -1 : line.replace(/\.(?=\d)/g, ' ').search(HOUSE);
};

/** `Hauptstr. 5 b` in parts; the house number is the first number behind a name that is no ordinal. */
export const splitStreetLine = (text: string): StreetLine => {
  const line = text.trim();
  const start = houseStart(line);
  if (start <= 0) return { street: line || null, number: null, suffix: null, addition: null };
  return { street: line.slice(0, start).replace(/[\s,]+$/, '') || null, ...splitHouseNumber(line.slice(start)) };
};
