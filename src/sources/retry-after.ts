/** No answer makes us wait longer than this: a date in a wrong time zone must not switch a source off for a day. */
const LONGEST_MS = 60 * 60_000;

/** `Retry-After` in milliseconds from now, whether it came as seconds or as an HTTP date (RFC 9110, 10.2.3); undefined when absent or unreadable. */
export const toRetryAfterMs = (header: string | string[] | undefined, now: number): number | undefined => {
  const text = (Array.isArray(header) ? header[0] : header)?.trim();
  if (!text) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.ceil(Math.min(Math.max(ms, 0), LONGEST_MS));
};
