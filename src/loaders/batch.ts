import DataLoader from 'dataloader';

/** A loader whose batch answers a map: a missing key is null ("no such record"), an Error rejects that key alone. */
export const mapLoader = <K extends string, V>(
  readMany: (keys: readonly K[]) => Promise<ReadonlyMap<string, V | Error>>,
  maxBatchSize = Number.POSITIVE_INFINITY,
): DataLoader<K, V | null> =>
  new DataLoader(
    async (keys) => {
      const found = await readMany(keys);
      return keys.map((key) => found.get(key) ?? null);
    },
    { maxBatchSize },
  );

/** A loader of lists: a key without rows has an empty list. */
export const listLoader = <V>(
  readMany: (keys: readonly string[]) => Promise<ReadonlyMap<string, readonly V[]>>,
  maxBatchSize = Number.POSITIVE_INFINITY,
): DataLoader<string, readonly V[]> =>
  new DataLoader(
    async (keys) => {
      const groups = await readMany(keys);
      return keys.map((key) => groups.get(key) ?? []);
    },
    { maxBatchSize },
  );

/**
 * A loader for reads that the source answers one at a time; the transport caps how many run at once.
 * The batch ends when its slowest read ends, so that what hangs on its records is wanted at one moment and batches in turn.
 */
export const singleLoader = <K, V, C = K>(readOne: (key: K) => Promise<V>, cacheKeyFn?: (key: K) => C): DataLoader<K, V, C> =>
  new DataLoader<K, V, C>((keys) => Promise.all(keys.map((key) => readOne(key).catch(toError))), cacheKeyFn === undefined ? {} : { cacheKeyFn });

const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/** Groups records by a key that a record may lack. */
export const groupBy = <V>(records: readonly V[], keyOf: (record: V) => string | null): ReadonlyMap<string, readonly V[]> => {
  const groups = new Map<string, V[]>();
  for (const record of records) {
    const key = keyOf(record);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return groups;
};

export const indexById = <V extends { readonly id: string }>(records: readonly V[]): ReadonlyMap<string, V> =>
  new Map(records.map((record) => [record.id, record]));
