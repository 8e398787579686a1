const UNIX_SECONDS = /^-?\d{1,11}$/;
const UNZONED = /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * ISO 8601 UTC; undefined when it cannot be read. Enneo writes Unix seconds in contracts and conversations, `YYYY-MM-DD HH:MM:SS`
 * without a zone in tickets, agents and tags, ISO 8601 in `autoExecuteAt` (enneo.md 10, documented). No zone is read as UTC (assumed).
 */
export const toInstant = (value: unknown): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const time = toMilliseconds(String(value));
  return Number.isNaN(time) || Math.abs(time) > MAX_TIME ? undefined : new Date(time).toISOString();
};

/** The last moment a `Date` can hold. */
const MAX_TIME = 8.64e15;

const toMilliseconds = (text: string): number => {
  if (UNIX_SECONDS.test(text)) return Number(text) * 1000;
  if (ZONED.test(text)) return Date.parse(text);
  if (!UNZONED.test(text)) return Number.NaN;
  return Date.parse(text.length === DAY_LENGTH ? text : `${text.replace(' ', 'T')}Z`);
};

/** `YYYY-MM-DD`, which `Date` reads as UTC by itself. */
const DAY_LENGTH = 10;

/** Unix seconds, as `PATCH /ticket` takes its due times (docs.enneo.ai/en/api-reference/ticket/update-a-ticket). */
export const toUnixSeconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000);
