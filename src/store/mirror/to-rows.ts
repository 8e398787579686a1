import { storableText } from '../storable.ts';
import { type Entity, MAPPINGS, type MirrorRecords } from './entities.ts';
import { versionOf } from './version-of.ts';

/** A record and when the read began that brought it, in milliseconds since the epoch. */
export interface Fetched<T> {
  readonly record: T;
  readonly fetchedAt: number;
}

/** A record with the columns of its table. */
export interface Row<T> {
  readonly id: string;
  readonly source: string;
  readonly record: T;
  readonly version: string;
  readonly is_partial: boolean;
  readonly fetched_at: string;
  readonly [column: string]: unknown;
}

/** Names a row among those of an entity. */
export const keyOf = ({ id, source }: { readonly id: string; readonly source: string }): string => JSON.stringify([id, source]);

const toRow = <E extends Entity>(entity: E, { record, fetchedAt }: Fetched<MirrorRecords[E]>): Row<MirrorRecords[E]> => {
  const { sourceOf, isPartial, columns } = MAPPINGS[entity];
  return {
    ...Object.fromEntries(Object.entries(columns).map(([column, read]) => [column, read(record)])),
    id: storableText(record.id),
    source: sourceOf(record),
    record,
    version: versionOf(record),
    is_partial: isPartial(record),
    fetched_at: new Date(fetchedAt).toISOString(),
  };
};

/** One row an id, the newest, and always in one order: two instances writing the same records must not wait for each other in a circle. */
export const toRows = <E extends Entity>(entity: E, fetched: readonly Fetched<MirrorRecords[E]>[]): readonly Row<MirrorRecords[E]>[] => {
  const newest = new Map<string, Row<MirrorRecords[E]>>();
  for (const row of fetched.map((one) => toRow(entity, one))) {
    const key = keyOf(row);
    const known = newest.get(key);
    if (known === undefined || known.fetched_at <= row.fetched_at) newest.set(key, row);
  }
  return [...newest].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
};
