export interface HouseNumber {
  /** Without leading zeros; a range is `7-9`, one from or to a lettered house `12a-14b`. */
  readonly number: string | null;
  /** `b` of 8 b, in the spelling given. */
  readonly suffix: string | null;
  /** What is neither: `Hinterhaus`, `2. OG`. */
  readonly addition: string | null;
}

const RANGE = /^(\d{1,6})\s*(?:-|–|—|\/|\+|bis)\s*(\d{1,6})(?!\d)/i;
/** A range whose first house has a letter: the second's is its own and none of both. */
const LETTERED = /^(\d{1,6})\s?(\p{L})\s*(?:-|–|—|\/|\+|bis)\s*(\d{1,6})(?!\d)(?:\s?(\p{L})(?![\p{L}\p{N}]))?/iu;
const SINGLE = /^(\d{1,6})(?!\d)/;
const SUFFIX = /^[\s-]*(\p{L})(?![\p{L}\p{N}])/u;

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

interface Found {
  readonly number: string;
  readonly length: number;
}

/** `7-9` and `7/9` are ranges, since the second is larger; `12/3` is not. */
const readRange = (text: string): Found | null => {
  const [range, from = '', to = ''] = RANGE.exec(text) ?? [];
  return range === undefined || Number(from) >= Number(to) ? null : { number: `${withoutZeros(from)}-${withoutZeros(to)}`, length: range.length };
};

const readLettered = (text: string): Found | null => {
  const [range, from = '', letter = '', to = '', lastLetter = ''] = LETTERED.exec(text) ?? [];
  const isRange = Number(from) < Number(to) || (Number(from) === Number(to) && lastLetter !== '');
  if (range === undefined || !isRange) return null;
  return { number: `${withoutZeros(from)}${letter}-${withoutZeros(to)}${lastLetter}`.toLowerCase(), length: range.length };
};

const readNumber = (text: string): Found | null => {
  const range = readRange(text) ?? readLettered(text);
  if (range !== null) return range;
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
  const [from = Number.NaN, to = from] = number.split('-').map((end) => Number.parseInt(end, 10));
  return { from, to };
};
