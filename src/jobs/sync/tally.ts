import type { Written } from '../../store/mirror/write-records.ts';

/** What a copy did. */
export interface Tally {
  /** Records the source showed. */
  readonly seen: number;
  readonly added: number;
  readonly changed: number;
  /** Marked deleted: the source no longer has them. */
  readonly gone: number;
}

export const NOTHING: Tally = { seen: 0, added: 0, changed: 0, gone: 0 };

export const sum = (one: Tally, other: Tally): Tally => ({
  seen: one.seen + other.seen,
  added: one.added + other.added,
  changed: one.changed + other.changed,
  gone: one.gone + other.gone,
});

/** What writing these rows did; those that the mirror had newer are not among `written`. */
export const tallyOf = (seen: number, written: readonly Written[]): Tally => {
  const added = written.filter(({ isNew }) => isNew).length;
  return { seen, added, changed: written.filter(({ isChanged }) => isChanged).length - added, gone: 0 };
};
