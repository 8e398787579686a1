/** `YYYY-MM-DD HH:MM:SS` without a zone: tickets, agents, tags (enneo.md 10). It is UTC here. */
export const toStamp = (unixSeconds: number): string => new Date(unixSeconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

export const toNullableStamp = (unixSeconds: number | null): string | null => (unixSeconds === null ? null : toStamp(unixSeconds));

const STAMP = /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}:\d{2})?/;

/** Unix seconds of a stamp, a day, an ISO time or Unix seconds themselves; null when it is none of them. */
export const toUnix = (value: unknown): number | null => {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  if (/^\d{9,11}$/.test(value)) return Number(value);
  if (!STAMP.test(value)) return null;
  const time = Date.parse(value.length <= 19 ? `${value.replace(' ', 'T').padEnd(19, 'T00:00:00')}Z` : value);
  return Number.isNaN(time) ? null : Math.floor(time / 1000);
};
