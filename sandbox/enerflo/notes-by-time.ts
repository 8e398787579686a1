import type { Collection, NoteTruth } from '../world/truth.ts';

export interface NotesPage {
  readonly total: number;
  readonly notes: readonly NoteTruth[];
}

export interface NotesQuery {
  /** Unix seconds; null: from the beginning. */
  readonly after: number | null;
  readonly newestFirst: boolean;
  readonly page: number;
  readonly size: number;
}

export interface NotesByTime {
  /** The notes, through which all writes go: a write ends the order that was kept. */
  readonly collection: Collection<NoteTruth>;
  /** Notes of all installs, soft-deleted ones included. */
  readonly page: (query: NotesQuery) => NotesPage;
  /** The world forgot its writes. */
  readonly forget: () => void;
}

/** Time and position in one number, so that a million notes are ordered in 8 MB: 31 bits of seconds, 22 of position. */
const POSITIONS = 2 ** 22;

const toKey = (createdAt: number, position: number): number => createdAt * POSITIONS + position;

/** How many keys are smaller. */
const countBelow = (keys: Float64Array, key: number): number => {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
};

const watched = (notes: Collection<NoteTruth>, changed: () => void): Collection<NoteTruth> => ({
  get size() {
    return notes.size;
  },
  at: (index) => notes.at(index),
  get: (id) => notes.get(id),
  put: (id, note) => {
    changed();
    notes.put(id, note);
  },
  delete: (id) => {
    changed();
    return notes.delete(id);
  },
});

/** The world has notes by id; Enerflo lists them by time. The order is kept from one call to the next, since clients read it page by page. */
export const createNotesByTime = (notes: Collection<NoteTruth>): NotesByTime => {
  let kept: Float64Array | null = null;

  const forget = (): void => {
    kept = null;
  };

  const inOrder = (): Float64Array => {
    kept ??= Float64Array.from({ length: notes.size }, (_, position) => toKey(notes.at(position)?.createdAt ?? 0, position)).sort();
    return kept;
  };

  const page = ({ after, newestFirst, page, size }: NotesQuery): NotesPage => {
    const keys = inOrder();
    const skipped = after === null ? 0 : countBelow(keys, toKey(Math.floor(after) + 1, 0));
    const offset = (page - 1) * size;
    const total = keys.length - skipped;
    const rows = newestFirst
      ? keys
          .subarray(skipped, Math.max(skipped, keys.length - offset))
          .slice(-size)
          .reverse()
      : keys.subarray(skipped + offset).slice(0, size);
    return { total, notes: [...rows].flatMap((key) => notes.at(key % POSITIONS) ?? []) };
  };

  return { collection: watched(notes, forget), page, forget };
};
