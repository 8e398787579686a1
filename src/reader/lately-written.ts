import { LRUCache } from 'lru-cache';
import type { Kept } from './create-read.ts';
import { createIsSame } from './is-same.ts';

/** What was read again unchanged is written again after so many milliseconds, so that its age in the mirror is right to that. */
const SAME_AGAIN_MS = 30_000;
const REMEMBERED = 20_000;

interface Seen<T> {
  readonly record: T;
  readonly writtenAt: number;
  /** When the newest read began that brought the same. */
  seenAt: number;
}

export interface LatelyWritten<T> {
  /** Whether the mirror has it already; else it counts as written from now on. */
  readonly has: (id: string, kept: Kept<T>) => boolean;
  /** The mirror has something else since `at`, or may have. Answers what was read since then and not written, thought to be there. */
  readonly forget: (ids: readonly string[], at: number) => readonly Kept<T>[];
  readonly forgetAll: () => readonly Kept<T>[];
}

/** Spares the mirror what it was given a moment ago. */
export const createLatelyWritten = <T extends object>(): LatelyWritten<T> => {
  const isSame = createIsSame();
  const lately = new LRUCache<string, Seen<T>>({ max: REMEMBERED });
  const forget = (ids: readonly string[], at: number): readonly Kept<T>[] =>
    ids.flatMap((id) => {
      const known = lately.peek(id);
      lately.delete(id);
      return known === undefined || known.seenAt === known.writtenAt || known.seenAt < at ? [] : [{ record: known.record, fetchedAt: known.seenAt }];
    });
  return {
    has: (id, { record, fetchedAt }) => {
      const known = lately.peek(id);
      if (known !== undefined && fetchedAt - known.writtenAt < SAME_AGAIN_MS && isSame(known.record, record)) {
        known.seenAt = Math.max(known.seenAt, fetchedAt);
        return true;
      }
      lately.set(id, { record, writtenAt: fetchedAt, seenAt: fetchedAt });
      return false;
    },
    forget,
    forgetAll: () => forget([...lately.keys()], 0),
  };
};
