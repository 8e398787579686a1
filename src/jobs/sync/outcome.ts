import { NOTHING, type SyncTally } from '../../domain/sync-report.ts';
import type { RecordId } from '../../store/mirror/delete-records.ts';
import type { Written } from '../../store/mirror/write-records.ts';

/** What writing a page did to the mirror. */
export interface Outcome {
  /** Records the source showed. */
  readonly seen: number;
  /** Without those the mirror had newer. */
  readonly written: readonly Written[];
  readonly gone: readonly RecordId[];
  /** Not there either, and too many to be believed. */
  readonly kept?: number;
  /** Where events are about something else: whose these records are. */
  readonly owners?: ReadonlyMap<string, string>;
}

export const NO_OUTCOME: Outcome = { seen: 0, written: [], gone: [] };

export const joinOutcomes = (one: Outcome, other: Outcome): Outcome => ({
  seen: one.seen + other.seen,
  written: [...one.written, ...other.written],
  gone: [...one.gone, ...other.gone],
});

export const tallyOf = ({ seen, written, gone, kept = 0 }: Outcome): SyncTally => {
  const added = written.filter(({ isNew }) => isNew).length;
  const changed = written.filter(({ isChanged, isNew }) => isChanged && !isNew).length;
  return { ...NOTHING, seen, added, changed, gone: gone.length, kept, damaged: written.filter(({ isDamaged }) => isDamaged).length };
};
