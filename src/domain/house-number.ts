export interface HouseNumber {
  /** Without leading zeros; a range is `7-9`. */
  readonly number: string | null;
  /** `b` of 8 b, in the spelling given. */
  readonly suffix: string | null;
  /** What is neither: `Hinterhaus`, `2. OG`. */
  readonly addition: string | null;
}

const RANGE = /^(\d{1,6})\s*(?:-|–|—|\/|\+|bis)\s*(\d{1,6})(?!\d)/i;
const SINGLE = /^(\d{1,6})(?!\d)/;
const SUFFIX = /^[\s-]*(\p{L})(?![\p{L}\p{N}])/u;

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

/** `7-9` and `7/9` are ranges, since the second is larger; `12/3` is not. */
const readNumber = (text: string): { number: string; length: number } | null => {
  const [range, from = '', to = ''] = RANGE.exec(text) ?? [];
  if (range !== undefined && Number(from) < Number(to)) return { number: `${withoutZeros(from)}-${withoutZeros(to)}`, length: range.length };
  const digits = SINGLE.exec(text)?.[1];
  return digits === undefined ? null : { number: withoutZeros(digits), length: digits.length };
};

const toAddition = (text: string): string | null => text.replace(/^[\s,;/-]+/, '').trimEnd() || null;

/** `12-a` is 12 and a, `007` is 7, `5 Hinterhaus` is 5 and an addition, `7 - 9` is the range `7-9`. A text without a number is all addition. */
export const splitHouseNumber = (text: string): HouseNumber => {
  const trimmed = text.trim();
  const found = readNumber(trimmed);
  if (found === null) return { number: null, suffix: null, addition: toAddition(trimmed) };
  const rest = trimmed.slice(found.length);
  const [matched = '', suffix = null] = SUFFIX.exec(rest) ?? [];
  return { number: found.number, suffix, addition: toAddition(rest.slice(matched.length)) };
};

export interface HouseRange {
  readonly from: number;
  readonly to: number;
}

/** The two ends of a `number`; both are the same for a single house. */
export const toHouseRange = (number: string): HouseRange => {
  const [from = Number.NaN, to = from] = number.split('-').map(Number);
  return { from, to };
};
