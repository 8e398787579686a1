import { compactIban, isIban } from '../iban.ts';
import { compactMarketLocationId, isMarketLocationId } from '../identifiers/market-location.ts';
import { compactMeterLocationId } from '../identifiers/metering-location.ts';
import { compactMeterNumber } from '../meter-number.ts';
import { toBirthDate } from '../normal-forms/birth-date.ts';
import { toEmailKey } from '../normal-forms/email.ts';
import { toE164 } from '../phone.ts';
import * as patterns from './text-patterns.ts';
import { createTextRemainder, type TextRemainder } from './text-remainder.ts';

/** What a text names. */
export interface TextFinds {
  readonly contractIds: readonly string[];
  readonly customerIds: readonly string[];
  readonly marketLocationIds: readonly string[];
  /** Called a market location, and the check digit is wrong. */
  readonly invalidMarketLocationIds: readonly string[];
  readonly meterLocationIds: readonly string[];
  readonly meterNumbers: readonly string[];
  readonly readings: readonly string[];
  readonly ibans: readonly string[];
  readonly emails: readonly string[];
  readonly birthDates: readonly string[];
  readonly postcodes: readonly string[];
  /** E.164 */
  readonly phones: readonly string[];
}

/** Patterns of a tenant's own numbers, with the flag `g`; without them a number counts behind its word (`Vertragsnummer 4711001`). */
export interface TenantPatterns {
  readonly contract?: RegExp;
  readonly customer?: RegExp;
}

/** Nobody's data stands below this many characters of mail. */
const MAX_TEXT = 20_000;

const unique = (values: readonly (string | null)[]): readonly string[] => [...new Set(values.filter((value) => value !== null))];

/** IBANs before MeLos, which begin alike; a mistyped IBAN is taken out as well. */
const readLongIds = (text: TextRemainder): Pick<TextFinds, 'ibans' | 'meterLocationIds'> => {
  const ibans = [...text.take(patterns.GERMAN_IBAN, isIban), ...text.take(patterns.OTHER_IBAN, isIban)];
  const meterLocationIds = text.take(patterns.METER_LOCATION);
  text.take(patterns.GERMAN_IBAN);
  return { ibans: unique(ibans.map(compactIban)), meterLocationIds: unique(meterLocationIds.map(compactMeterLocationId)) };
};

const readMeters = (text: TextRemainder): Pick<TextFinds, 'meterNumbers' | 'readings'> => {
  const din = text.take(patterns.DIN_METER);
  const readings = text.take(patterns.READING_WORD);
  return { meterNumbers: unique([...din, ...text.take(patterns.METER_WORD)].map(compactMeterNumber)), readings: unique(readings) };
};

const readBirthDates = (text: TextRemainder): readonly string[] => {
  const found = text.take(patterns.BIRTH_WORD);
  text.take(patterns.ANY_DATE);
  return unique(found.map(toBirthDate));
};

const readPhones = (texts: readonly string[]): readonly string[] => unique(texts.map((phone) => toE164(phone, 'international')));

const isPhone = (text: string): boolean => toE164(text, 'international') !== null;

/** Ids, IBANs and dates are taken out before phones: a plain scan reports contract numbers and MaLos as phone numbers (erp.md section 8). */
export const readText = (input: string, tenant: TenantPatterns = {}): TextFinds => {
  const text = createTextRemainder(input.slice(0, MAX_TEXT).normalize('NFC'));
  const emails = text.take(patterns.EMAIL);
  const longIds = readLongIds(text);
  const announced = text.take(patterns.MARKET_LOCATION_WORD).map(compactMarketLocationId);
  const customerIds = text.take(tenant.customer ?? patterns.CUSTOMER_WORD);
  const contractIds = text.take(tenant.contract ?? patterns.CONTRACT_WORD);
  const meters = readMeters(text);
  const birthDates = readBirthDates(text);
  const phones = text.take(patterns.PHONE_WORD, isPhone);
  const marketLocationIds = [
    ...announced.filter(isMarketLocationId),
    ...contractIds.filter(isMarketLocationId),
    ...text.take(patterns.MARKET_LOCATION, isMarketLocationId),
  ];
  const postcodes = text.take(patterns.POSTCODE);
  return {
    ...longIds,
    ...meters,
    contractIds: unique(contractIds),
    customerIds: unique(customerIds),
    marketLocationIds: unique(marketLocationIds),
    invalidMarketLocationIds: unique(announced.filter((id) => !isMarketLocationId(id))),
    emails: unique(emails.map(toEmailKey)),
    birthDates,
    postcodes: unique(postcodes),
    phones: readPhones([...phones, ...text.take(patterns.ANY_PHONE, isPhone)]),
  };
};
