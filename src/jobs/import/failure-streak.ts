import type { SourceError } from '../../domain/source-error.ts';

/** So many equal failures in a row are Enneo's, not the contracts'. */
const STOP_AFTER = 5;

/** Statuses that speak of what was sent, not of who sent it or of the route. */
const OF_CONTENT: ReadonlySet<number | null> = new Set([400, 409, 422]);

export interface FailureStreak {
  /** Whether to go on at all. */
  failed(error: SourceError): boolean;
  succeeded(): void;
}

/** Notices that Enneo is away, or lets nothing of ours in. A content it refuses stops nobody. */
export const createFailureStreak = (): FailureStreak => {
  let kind = '';
  let length = 0;
  return {
    failed: ({ failure, status }) => {
      if (OF_CONTENT.has(status)) return true;
      const found = `${failure} ${status}`;
      length = found === kind ? length + 1 : 1;
      kind = found;
      return length < STOP_AFTER;
    },
    succeeded: () => {
      length = 0;
    },
  };
};
