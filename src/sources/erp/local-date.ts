/** How an ERP writes a day: seconds or milliseconds since 1970, ISO 8601, or `31.12.2024`. */
export const DATE_STYLES = ['unixSeconds', 'unixMillis', 'iso', 'german'] as const;
export type DateStyle = (typeof DATE_STYLES)[number];

const BERLIN = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit' });

/** Years 0001 to 9999 can be written as `YYYY-MM-DD`. */
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T22:59:59.999Z');

/** The German day an instant falls on: 1709247600 is 2024-03-01, not 2024-02-29 (erp.md 4.2). Years before 1000 come without their zeros. */
const dayOfInstant = (milliseconds: number): string | null =>
  milliseconds >= FIRST && milliseconds <= LAST ? BERLIN.format(milliseconds).padStart('YYYY-MM-DD'.length, '0') : null;

const existingDay = (year: string, month: string, day: string): string | null => {
  if (year === '0000') return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso) ? iso : null;
};

const fromIso = (text: string): string | null => {
  const [, year = '', month = '', day = '', time = '', offset] = /^(\d{4})-(\d\d)-(\d\d)([T ][\d:.]+)?(Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  const written = existingDay(year, month, day);
  if (written === null || offset === undefined || time === '') return written;
  const instant = Date.parse(text.replace(' ', 'T'));
  return Number.isNaN(instant) ? null : dayOfInstant(instant);
};

const fromGerman = (text: string): string | null => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return existingDay(year, month, day);
};

const fromNumber = (text: string, factor: number): string | null => (/^-?\d+$/.test(text) ? dayOfInstant(Number(text) * factor) : null);

const READERS: Readonly<Record<DateStyle, (text: string) => string | null>> = {
  unixSeconds: (text) => fromNumber(text, 1000),
  unixMillis: (text) => fromNumber(text, 1),
  iso: fromIso,
  german: fromGerman,
};

/** `YYYY-MM-DD`; null when the text is no day of that style. A time without an offset is German local time. */
export const toLocalDate = (value: string | number, style: DateStyle): string | null => READERS[style](String(value).trim());

/** For ERPs that mix styles: digits are Unix seconds, dots German, the rest ISO. */
export const toLocalDateOfAnyStyle = (value: string | number): string | null => {
  const text = String(value).trim();
  if (/^-?\d+$/.test(text)) return toLocalDate(text, 'unixSeconds');
  return toLocalDate(text, text.includes('.') && !text.includes('T') && !text.includes('-') ? 'german' : 'iso');
};
