/** What may stand between a word and its number: `lautet`, `: `, `-Nr. `. */
const GAP = '[^\\p{N}\\n]{0,25}?';

/** A value behind one of the words that announce it. All parts are bounded, so that every pattern is linear. */
const behind = (words: string, value: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})${GAP}(${value})(?![\\p{L}\\p{N}])`, 'giu');

const PHONE = '[+(]?\\d[\\d ()/.-]{4,22}\\d';
const DATE = '\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?\\d{4}|\\d{4}-\\d{2}-\\d{2}';
/** Five digits at least: a shorter number behind such a word is a year or an amount. */
const NUMBER = '(?:\\p{L}{1,4}-?)?\\d[\\d-]{3,28}\\d';

export const EMAIL = /[^\s@<>"(),;:]{1,64}@[^\s@<>"(),;:]{1,190}[^\s@<>"(),;:.!?]/g;
export const GERMAN_IBAN = /(?<![\p{L}\p{N}])DE\d{2}(?:[ .]?\d){18}(?![\p{L}\p{N}])/giu;
export const OTHER_IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}[A-Z0-9]{11,30}(?![\p{L}\p{N}])/giu;
export const METER_LOCATION = /(?<![\p{L}\p{N}])DE(?:[ .]?\d){11}(?:[ .]?[A-Z0-9]){20}(?![\p{L}\p{N}])/giu;
export const DIN_METER = /(?<![\p{L}\p{N}])[1245-9E] ?[A-Z]{3} ?[0-9A-F]{2}(?: ?\d){8}(?![\p{L}\p{N}])/gu;
export const MARKET_LOCATION_WORD = behind('marktlokation|malo|market location', '\\d(?:[ .-]?\\d){10}');
export const MARKET_LOCATION = /(?<![\p{L}\p{N}+])[1-9]\d{10}(?![\p{L}\p{N}])/gu;
export const CONTRACT_WORD = behind('vertrag|contract', NUMBER);
export const CUSTOMER_WORD = behind('kunden-?n|kdn|kd\\.?-?n|customer (?:n|id)', NUMBER);
export const READING_WORD = behind('zählerstand|stand|reading', '\\d{1,8}(?:\\.\\d{3}){0,2}(?:[.,]\\d{1,3})?');
export const METER_WORD = behind('zähler|meter', '[A-Z]{0,4}\\d[A-Z0-9]{3,19}');
export const BIRTH_WORD = behind('geboren|geb\\.?|geburts|born|date of birth', DATE);
export const ANY_DATE = new RegExp(`(?<!\\d)(?:${DATE})(?!\\d)`, 'g');
export const PHONE_WORD = behind('tel|mobil|handy|phone|fon|festnetz|rückruf|erreichbar', PHONE);
export const POSTCODE = /(?<![\p{L}\p{N}])(?:DE?-)?(\d{5})(?=\s{1,3}\p{Lu})/gu;
export const ANY_PHONE = new RegExp(`(?<![\\p{L}\\p{N}])(?=\\+|\\(?0)(${PHONE})(?![\\p{L}\\p{N}])`, 'gu');
