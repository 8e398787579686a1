import DataLoader from 'dataloader';
import type { Reading } from '../reader/create-read.ts';
import type { ReadContext, Reads } from '../reader/read.ts';

/** Keys one batch holds: what Enneo's ticket search answers, and more than a page of people ever needs. */
const MAX_BATCH = 500;
const NOTHING: ReadonlySet<string> = new Set();

/**
 * A loader over a reading: null is "no such record", an Error rejects that key alone. A batch ends when its slowest read ends,
 * so that what hangs on its records is wanted at one moment and batches in turn. `listed`: keys for which a copy of any age will do.
 */
export const recordLoader = <T>(reading: Reading<T>, context: ReadContext, listed: ReadonlySet<string> = NOTHING): DataLoader<string, T | null> =>
  new DataLoader(
    async (keys) => {
      const reads = await readBatch(reading, keys, context, listed);
      return keys.map((key) => {
        const read = reads.get(key);
        return read === undefined || read instanceof Error ? (read ?? null) : read.record;
      });
    },
    { maxBatchSize: MAX_BATCH },
  );

/** A loader over a reading of lists: nothing read is an empty list. */
export const listLoader = <T>(reading: Reading<readonly T[]>, context: ReadContext, listed: ReadonlySet<string> = NOTHING): DataLoader<string, readonly T[]> =>
  new DataLoader(
    async (keys) => {
      const reads = await readBatch(reading, keys, context, listed);
      return keys.map((key) => {
        const read = reads.get(key);
        return read === undefined || read instanceof Error ? (read ?? []) : read.record;
      });
    },
    { maxBatchSize: MAX_BATCH },
  );

const readBatch = async <T>(reading: Reading<T>, keys: readonly string[], context: ReadContext, listed: ReadonlySet<string>): Promise<Reads<T>> => {
  const named = context.policy.maxAgeMs === null ? keys.filter((key) => listed.has(key)) : [];
  if (named.length === 0) return reading.read(keys, context);
  const anyAge = { ...context, policy: { ...context.policy, maxAgeMs: Number.POSITIVE_INFINITY } };
  const others = keys.filter((key) => !listed.has(key));
  const [copies, reads] = await Promise.all([reading.read(named, anyAge), reading.read(others, context)]);
  return new Map([...copies, ...reads]);
};
