import type { SourceError } from '../../domain/source-error.ts';

/** Full jitter up to so many milliseconds: a thousand calls that failed together come back evenly spread. */
const FIRST_WAIT_MS = 400;
/** Repeated, these answer the same. */
const LASTING_STATUSES: ReadonlySet<number> = new Set([500, 501, 505]);

/**
 * How many milliseconds to wait before a read that failed is tried once more; null: it is not. A lost connection, 502, 503, HTML where JSON belongs
 * and 429 pass; a timeout has used up its time. A source's own `Retry-After` is obeyed.
 */
export const toRetryWait = ({ failure, status, retryAfterMs }: SourceError, random: () => number): number | null => {
  if (failure !== 'unavailable' && failure !== 'rateLimited') return null;
  if (status !== null && LASTING_STATUSES.has(status)) return null;
  return (retryAfterMs ?? 0) + random() * FIRST_WAIT_MS;
};
