import { splitHouseNumber } from '../house-number.ts';
import { compactIban, isIban } from '../iban.ts';
import { compactMarketLocationId, isMarketLocationId } from '../identifiers/market-location.ts';
import { compactMeterLocationId, isMeterLocationId } from '../identifiers/metering-location.ts';
import { isDinMeterNumber, isOwnerMeterNumber } from '../meter-number.ts';
import { toEmailKey } from '../normal-forms/email.ts';
import { dottedSpellings, toLetterKeys, toWords } from '../normal-forms/letters.ts';
import { toPostcodeKey } from '../normal-forms/postcode.ts';
import { toStreetKeys } from '../normal-forms/street.ts';
import { phoneCandidates } from '../phone.ts';
import { type IndexKey, meterKeys, toIdKey, toKeys } from './index-key.ts';

/** One word of a free-text search: every spelling it may have on record. */
export interface QueryWord {
  /** As prefixes of names, companies, streets and cities. */
  readonly spellings: readonly string[];
  /** The same without the dots of its umlauts, where it has any: Kuhn for Kühn. */
  readonly folded: readonly string[];
  /** What has dots and is this without them: Kühn for Kuhn, as `kuehn`. */
  readonly dotted: readonly string[];
  /** Digits: also a postcode or a house number. */
  readonly postcode: string | null;
  readonly house: string | null;
}

export interface TextQuery {
  /** What the text can be as a number or an address: the whole of it, and each of its words. Tried first. */
  readonly exact: readonly IndexKey[];
  readonly words: readonly QueryWord[];
}

const MAX_QUERY = 200;
const MAX_WORDS = 8;
const MAX_ID = 50;
/** Stands for what was no UTF-8. */
const UNREADABLE = '\ufffd';

/** Every kind of number a text has the shape of; a number may be several. */
const readNumber = (text: string): readonly IndexKey[] => {
  const email = toEmailKey(text);
  if (email !== null) return toKeys('email', [email]);
  if (!/\d/.test(text) || text.length > MAX_ID) return [];
  if (isMeterLocationId(text)) return toKeys('meterLocation', [compactMeterLocationId(text)]);
  if (isIban(text)) return toKeys('iban', [compactIban(text)]);
  return [
    ...(['contract', 'customer', 'contractAccount'] as const).flatMap((kind) => toKeys(kind, [toIdKey(text)])),
    ...(isMarketLocationId(text) ? toKeys('marketLocation', [compactMarketLocationId(text)]) : []),
    ...(isDinMeterNumber(text) || isOwnerMeterNumber(text) ? meterKeys([text]) : []),
    ...(/\p{L}/u.test(text) ? [] : toKeys('phone', phoneCandidates(text))),
  ];
};

const toQueryWord = (text: string): QueryWord => {
  const keys = [...toWords(text).slice(0, MAX_WORDS).map(toLetterKeys), toStreetKeys(text)];
  const spellings = new Set(keys.map(({ ae }) => ae).filter(Boolean));
  const folded = new Set(keys.map(({ a }) => a).filter(Boolean)).difference(spellings);
  return {
    spellings: [...spellings],
    folded: [...folded],
    dotted: [...spellings].flatMap(dottedSpellings),
    postcode: toPostcodeKey(text),
    house: toHouse(text),
  };
};

const toHouse = (text: string): string | null => {
  const { number, suffix, addition } = splitHouseNumber(text);
  return number === null || addition !== null ? null : `${number}${suffix ?? ''}`.toLowerCase();
};

const clean = (text: string): string =>
  text
    .slice(0, MAX_QUERY)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, ' ')
    .trim();

/** A free-text search: exact keys first, words as prefixes after them (erp.md section 12). Empty for a text without letters and digits. */
export const readQuery = (query: string): TextQuery => {
  const text = clean(query);
  const parts = text
    .split(/[\s,;]+/)
    .filter((part) => /[\p{L}\p{N}]/u.test(part) && !part.includes(UNREADABLE))
    .slice(0, MAX_WORDS);
  const whole = parts.length > 1 && parts.every((part) => /\d|^[A-Z]{2,4}$/i.test(part)) ? [text] : [];
  const exact = [...whole, ...parts].flatMap(readNumber);
  return {
    exact: [...new Map(exact.map((key) => [`${key.kind} ${key.value}`, key])).values()],
    words: parts.map(toQueryWord).filter(({ spellings }) => spellings.length > 0),
  };
};
