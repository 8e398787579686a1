import type { Kept } from './create-read.ts';

/** The records of lists, one by one. */
export const itemsOf = <T>(lists: ReadonlyMap<string, Kept<readonly T[]>>): readonly Kept<T>[] =>
  [...lists.values()].flatMap(({ record, fetchedAt }) => record.map((item) => ({ record: item, fetchedAt })));

/** Rows of the mirror do not say whether a list of them is whole: it serves only while its source does not answer. */
export const neverYoung = <T>(lists: ReadonlyMap<string, Kept<T>>): ReadonlyMap<string, Kept<T>> =>
  new Map([...lists].map(([key, kept]) => [key, { ...kept, isYoung: false }]));

/** A list for every key, empty where nothing belongs to it. */
export const listsBy = <T>(keys: readonly string[], records: readonly T[], ownerOf: (record: T) => string | null): ReadonlyMap<string, readonly T[]> => {
  const lists = Map.groupBy(records, ownerOf);
  return new Map(keys.map((key) => [key, lists.get(key) ?? []]));
};
