import type { Address } from '../address.ts';
import { splitStreetLine } from './street-line.ts';

const MAX_LENGTH = 300;
/** Five digits as a word of their own. What stands before it may be a range of house numbers, 414-424. */
const POSTCODE = /(?<![\p{L}\d])(?:DE?\s?-\s?)?(\d{5})(?![\p{L}\d])/giu;

const toSegments = (text: string): readonly string[] =>
  text
    .split(/[,;\n]/)
    .map((segment) => segment.trim())
    .filter(Boolean);

const isNumber = (segment: string | undefined): boolean => /^\d/.test(segment ?? '');

/** The part that names the street: the first one with a number in it, else the last. `C 4, 12` keeps its comma. */
const toStreetText = (segments: readonly string[]): string => {
  const found = segments.findIndex((segment) => /\d/.test(segment) && !isNumber(segment));
  if (found >= 0) return isNumber(segments[found + 1]) ? segments.slice(found, found + 2).join(', ') : segments.slice(found).join(', ');
  const last = segments.findLastIndex((segment) => !isNumber(segment));
  return segments.slice(Math.max(last, 0)).join(' ');
};

interface Cut {
  readonly left: readonly string[];
  readonly postcode: string | null;
  readonly right: readonly string[];
}

const cutAtPostcode = (text: string): Cut => {
  const found = [...text.matchAll(POSTCODE)].at(-1);
  if (found !== undefined) {
    return { left: toSegments(text.slice(0, found.index)), postcode: found[1] ?? null, right: toSegments(text.slice(found.index + found[0].length)) };
  }
  const segments = toSegments(text);
  const hasTown = segments.length > 1 && !/\d/.test(segments.at(-1) ?? '');
  return { left: hasTown ? segments.slice(0, -1) : segments, postcode: null, right: hasTown ? segments.slice(-1) : [] };
};

/** `Hauptstr. 5 b, 05123 Musterstadt` in parts, also with the postcode first. Parts that are not there are null. */
export const readAddressLine = (text: string): Address => {
  const { left, postcode, right } = cutAtPostcode(text.slice(0, MAX_LENGTH));
  const [city = null, ...behind] = right;
  const { street, number, suffix, addition } = splitStreetLine(toStreetText(left.length > 0 ? left : behind));
  return { street, houseNumber: number, suffix, addition, postcode, city, district: null, country: 'DE' };
};
