import DataLoader from 'dataloader';
import type { Reading } from '../reader/create-read.ts';
import type { ReadContext } from '../reader/read.ts';

/** Keys one batch holds: what Enneo's ticket search answers, and more than a page of people ever needs. */
const MAX_BATCH = 500;

/**
 * A loader over a reading: null is "no such record", an Error rejects that key alone. A batch ends when its slowest read ends,
 * so that what hangs on its records is wanted at one moment and batches in turn.
 */
export const recordLoader = <T>(reading: Reading<T>, context: ReadContext): DataLoader<string, T | null> =>
  new DataLoader(
    async (keys) => {
      const reads = await reading.read(keys, context);
      return keys.map((key) => {
        const read = reads.get(key);
        return read === undefined || read instanceof Error ? (read ?? null) : read.record;
      });
    },
    { maxBatchSize: MAX_BATCH },
  );

/** A loader over a reading of lists: nothing read is an empty list. */
export const listLoader = <T>(reading: Reading<readonly T[]>, context: ReadContext): DataLoader<string, readonly T[]> =>
  new DataLoader(
    async (keys) => {
      const reads = await reading.read(keys, context);
      return keys.map((key) => {
        const read = reads.get(key);
        return read === undefined || read instanceof Error ? (read ?? []) : read.record;
      });
    },
    { maxBatchSize: MAX_BATCH },
  );
