import { LRUCache } from 'lru-cache';

/** Before when what was read of a key is out of date, in milliseconds since the epoch. */
export interface Expiries {
  /** 0: never marked. */
  of(key: string): number;
  /** null: all keys. */
  mark(keys: readonly string[] | null, at: number): void;
}

/** Remembers the marks of so many keys; the oldest fall out, long after everything read before them has grown old by itself. */
export const createExpiries = (max: number): Expiries => {
  const marks = new LRUCache<string, number>({ max });
  let all = 0;
  return {
    of: (key) => Math.max(all, marks.get(key) ?? 0),
    mark: (keys, at) => {
      if (keys === null) all = at;
      for (const key of keys ?? []) marks.set(key, at);
    },
  };
};
