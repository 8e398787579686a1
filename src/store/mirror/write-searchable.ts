import type { Kysely } from 'kysely';
import type { SearchEntry } from '../search/search-entry.ts';
import { removeSearch, writeSearch } from '../search/write-search.ts';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';
import type { AnnounceOptions } from './announce.ts';
import { deleteRecords, type RecordId } from './delete-records.ts';
import { MAPPINGS, type MirrorRecords } from './entities.ts';
import { type Fetched, keyOf } from './to-rows.ts';
import { type Written, writeRecords } from './write-records.ts';

/** What search knows. */
export type Searchable = 'contract' | 'customer';

export interface FetchedSearchable<T> extends Fetched<T> {
  /** Looked at only where the record is another than before. */
  readonly search: SearchEntry;
}

/** As `writeRecords`, and what changed is found by its new words in the same moment. Use batches of some hundreds. */
export const writeSearchable = async <E extends Searchable>(
  db: Kysely<Tables>,
  entity: E,
  fetched: readonly FetchedSearchable<MirrorRecords[E]>[],
  options: AnnounceOptions = {},
): Promise<readonly Written[]> => {
  const written = await writeRecords(db, entity, fetched, options);
  const changed = new Set(written.filter(({ isChanged }) => isChanged).map(keyOf));
  const { sourceOf } = MAPPINGS[entity];
  const sorted = fetched.toSorted((one, other) => one.fetchedAt - other.fetchedAt);
  const newest = new Map(sorted.map((one) => [keyOf({ id: storableText(one.record.id), source: sourceOf(one.record) }), one]));
  await writeSearch(
    db,
    [...newest].filter(([key]) => changed.has(key)).map(([, { search }]) => search),
  );
  return written;
};

/** As `deleteRecords`, and no longer found. */
export const deleteSearchable = async (
  db: Kysely<Tables>,
  entity: Searchable,
  gone: readonly RecordId[],
  at: number,
  options: AnnounceOptions = {},
): Promise<readonly RecordId[]> => {
  const deleted = await deleteRecords(db, entity, gone, at, options);
  await removeSearch(
    db,
    deleted.map(({ id, source }) => ({ id, source, entity })),
  );
  return deleted;
};
