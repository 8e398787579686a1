const UNIX_SECONDS = /^-?\d{1,11}$/;
const UNZONED = /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * ISO 8601 UTC, years 0001 to 9999 as GraphQL's DateTime has them; undefined when it cannot be read or no calendar has that day. Enneo writes Unix seconds in contracts and conversations, `YYYY-MM-DD HH:MM:SS`
 * without a zone in tickets, agents and tags, ISO 8601 in `autoExecuteAt` (enneo.md 10, documented). No zone is read as UTC (assumed).
 */
export const toInstant = (value: unknown): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  // How tickets have their times, rewritten without a Date, which costs ten times that.
  if (typeof value === 'string' && PLAIN.test(value)) return `${value.slice(0, DAY_LENGTH)}T${value.slice(DAY_LENGTH + 1)}.000Z`;
  const time = toMilliseconds(String(value));
  return time >= FIRST && time <= LAST ? new Date(time).toISOString() : undefined;
};

/** Of the days that every month of every calendar year has. */
const PLAIN = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8]) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

const toMilliseconds = (text: string): number => {
  if (UNIX_SECONDS.test(text)) return Number(text) * 1000;
  if (!isDay(text.slice(0, DAY_LENGTH))) return Number.NaN;
  if (ZONED.test(text)) return Date.parse(text);
  if (!UNZONED.test(text)) return Number.NaN;
  return Date.parse(text.length === DAY_LENGTH ? text : `${text.replace(' ', 'T')}Z`);
};

/** `YYYY-MM-DD`, which `Date` reads as UTC by itself. */
const DAY_LENGTH = 10;

/** `Date` takes 2025-02-31 for the third of March. */
const isDay = (day: string): boolean => {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
};

/** Unix seconds, as `PATCH /ticket` takes its due times (docs.enneo.ai/en/api-reference/ticket/update-a-ticket). */
export const toUnixSeconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000);
