import type { ReadMany } from './flights.ts';
import type { ReadContext } from './read.ts';

/** Reads that a source answers one at a time: all at once, a failure costs its own key. null: unknown. */
export const eachAlone =
  <T>(readOne: (key: string, context: ReadContext) => Promise<T | null>): ReadMany<T> =>
  async (keys, context) => {
    const found = await Promise.all(keys.map((key) => readOne(key, context).catch(toError)));
    return new Map(keys.flatMap((key, index) => (found[index] == null ? [] : [[key, found[index]]])));
  };

const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
