import { insertSorted, removeSorted, skipHoles } from './holes.ts';
import type { Collection } from './truth.ts';

/** Records that are computed from their position; ids ascend with it. */
export interface Source<T> {
  readonly size: number;
  idAt(position: number): string;
  /** Null for ids that are never computed. */
  positionOf(id: string): number | null;
  compute(position: number): T;
}

export interface CollectionOptions<T> {
  readonly source: Source<T>;
  /** Records that are there from the start though nothing computes them, lowest id first. */
  readonly pinned: readonly T[];
  /** Throws BadRecord. */
  readonly check: (id: string, record: unknown) => T;
  /** What written records can be found by, `email:anna@example.org`. */
  readonly keysOf: (record: T) => readonly string[];
  /** What follows from other collections is filled in when a written record is read. */
  readonly complete: (record: T) => T;
  readonly idOf: (record: T) => string;
}

export interface LayeredCollection<T> extends Collection<T> {
  /** Ids that go by this key now: those computed to have it, unless they were written since, and written ones. */
  related(key: string, computed: readonly string[]): readonly string[];
  reset(): void;
}

/** Computed records with writes laid over. Costs memory for what was written only. */
export const createCollection = <T>(options: CollectionOptions<T>): LayeredCollection<T> => {
  const { source } = options;
  /** Null: deleted. */
  const written = new Map<string, T | null>();
  const idsByKey = new Map<string, Set<string>>();
  /** Ids nothing computes: below the computed ones, and after them. */
  let low: string[] = [];
  let high: string[] = [];
  /** Computed positions that were deleted, ascending. */
  let holes: number[] = [];

  const forgetKeys = (id: string, record: T) => {
    for (const key of options.keysOf(record)) idsByKey.get(key)?.delete(id);
  };
  const learnKeys = (id: string, record: T) => {
    for (const key of options.keysOf(record)) idsByKey.set(key, (idsByKey.get(key) ?? new Set()).add(id));
  };

  const isLow = (id: string) => /^\d+$/.test(id) && Number(id) < Number(source.idAt(0));

  const get = (id: string): T | undefined => {
    const over = written.get(id);
    if (over !== undefined) return over === null ? undefined : options.complete(over);
    const position = source.positionOf(id);
    return position === null ? undefined : source.compute(position);
  };

  const place = (id: string, before: T | null | undefined) => {
    const position = source.positionOf(id);
    if (position !== null) holes = before === null ? removeSorted(holes, position) : holes;
    else if (before === undefined) (isLow(id) ? low : high).push(id);
  };

  const put = (id: string, given: T) => {
    const record = options.check(id, given);
    const before = written.get(id);
    if (before) forgetKeys(id, before);
    place(id, before);
    written.set(id, record);
    learnKeys(id, record);
  };

  const remove = (id: string): boolean => {
    const before = written.get(id);
    const position = source.positionOf(id);
    if (before === null || (before === undefined && position === null)) return false;
    if (before) forgetKeys(id, before);
    if (position !== null) {
      written.set(id, null);
      holes = insertSorted(holes, position);
      return true;
    }
    written.delete(id);
    low = low.filter((other) => other !== id);
    high = high.filter((other) => other !== id);
    return true;
  };

  const idAt = (index: number): string | undefined => {
    if (index < low.length) return low[index];
    const inside = index - low.length;
    const left = source.size - holes.length;
    return inside < left ? source.idAt(skipHoles(holes, inside)) : high[inside - left];
  };

  const related = (key: string, computed: readonly string[]) => {
    const found = idsByKey.get(key);
    const untouched = written.size === 0 ? computed : computed.filter((id) => !written.has(id));
    return found === undefined || found.size === 0 ? untouched : inOrder([...untouched, ...found]);
  };

  const reset = () => {
    written.clear();
    idsByKey.clear();
    low = [];
    high = [];
    holes = [];
    for (const record of options.pinned) put(options.idOf(record), record);
  };

  reset();
  return {
    get size() {
      return low.length + source.size - holes.length + high.length;
    },
    at: (index) => {
      const id = Number.isInteger(index) && index >= 0 ? idAt(index) : undefined;
      return id === undefined ? undefined : get(id);
    },
    get,
    put,
    delete: remove,
    related,
    reset,
  };
};

/** Numbers by value, before names. */
const inOrder = (ids: readonly string[]) => ids.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
