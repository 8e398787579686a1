import type { SourceError } from '../../domain/source-error.ts';

/** Statuses that say the call was not carried out and why, none of which is about what was wanted: the limit, and our credentials. */
const NOT_NOW: ReadonlySet<number | null> = new Set([401, 403, 429]);

/** What a failed call says of its write. failed: nothing happened. rejected: nothing happened, and repeating will not help. Anything else may have happened. */
export const outcomeOf = ({ left, status, failure }: SourceError): 'failed' | 'rejected' | 'unknown' => {
  if (!left || NOT_NOW.has(status)) return 'failed';
  return failure === 'rejected' ? 'rejected' : 'unknown';
};
