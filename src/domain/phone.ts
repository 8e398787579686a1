import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Longer texts are no phone number; parsing stops here so that nobody's essay is scanned. */
const MAX_LENGTH = 100;
/** Digits of one number at least, area code included: `05123` is none, and `030 / 23125001` is one and not two. */
const MIN_DIGITS = 6;
/** 49 without plus or leading zero; E.164 ends at 15 digits. */
const BARE_49 = /^49\d{9,13}$/;
const BETWEEN_NUMBERS = /[;,|\n]|\soder\s|\sund\s|\s\/\s/i;
/** Digits and what people write between them; anything else is no bare number. */
const ONLY_DIGITS_AND_SEPARATORS = /^[\d\s()./-]+$/;

const countDigits = (text: string): number => text.replace(/\D/g, '').length;

/** The numbers of a field that holds several: `030 23125001 / 0171 3920001`. */
const splitNumbers = (text: string): readonly string[] => {
  const parts = text.slice(0, MAX_LENGTH).split(BETWEEN_NUMBERS);
  return parts.every((part) => countDigits(part) >= MIN_DIGITS) ? parts : [text.slice(0, MAX_LENGTH).replace(/\s\/\s/g, '/')];
};

const bareDigits = (text: string): string => (ONLY_DIGITS_AND_SEPARATORS.test(text) ? text.replace(/\D/g, '') : '');

/** Possible is enough: numbers with an extension behind them are longer than any numbering plan says. */
const parse = (text: string): string | null => {
  if (countDigits(text) < MIN_DIGITS) return null;
  const number = parsePhoneNumberFromString(text, 'DE');
  return number?.isPossible() ? number.number : null;
};

/**
 * A record's phone as E.164, the first one where a field holds several; null when it is none, or a JSON number that has lost digits.
 * `bare49` says what `491713920042` is at this source: +49 171 3920042, or the national number 0491 713920042 (erp.md section 8).
 */
export const toE164 = (text: string | number, bare49: 'international' | 'national'): string | null => {
  if (typeof text === 'number' && !Number.isSafeInteger(text)) return null;
  const [first = ''] = splitNumbers(String(text));
  const digits = bareDigits(first);
  return parse(bare49 === 'international' && BARE_49.test(digits) ? `+${digits}` : first);
};

/** Every E.164 number a text can mean, in the order written; a bare 49 is read both ways (erp.md section 8). */
export const phoneCandidates = (text: string): readonly string[] => {
  const read = splitNumbers(text).flatMap((part) => {
    const digits = bareDigits(part);
    return BARE_49.test(digits) ? [parse(`+${digits}`), parse(part)] : [parse(part)];
  });
  return [...new Set(read.filter((number) => number !== null))];
};
