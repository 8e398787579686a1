import type { Kysely } from 'kysely';
import { transact } from '../engine/transact.ts';
import type { SearchEntry } from '../search/search-entry.ts';
import { removeSearch, writeSearch } from '../search/write-search.ts';
import type { Tables } from '../tables.ts';
import { deleteRecords, keyOf, type RecordId } from './delete-records.ts';
import type { MirrorRecords } from './entities.ts';
import { type Fetched, type Written, writeRecords } from './write-records.ts';

/** What search knows. */
export type Searchable = 'contract' | 'customer';

export interface FetchedSearchable<T> extends Fetched<T> {
  readonly search: SearchEntry;
}

/** As `writeRecords`, and what changed is found by its new words in the same moment. Use batches of some hundreds. */
export const writeSearchable = <E extends Searchable>(
  db: Kysely<Tables>,
  entity: E,
  fetched: readonly FetchedSearchable<MirrorRecords[E]>[],
): Promise<readonly Written[]> =>
  transact(db, async (transaction) => {
    const written = await writeRecords(transaction, entity, fetched);
    const changed = new Set(written.filter(({ isChanged }) => isChanged).map(keyOf));
    const newest = new Map(fetched.toSorted((one, other) => one.fetchedAt - other.fetchedAt).map(({ search }) => [keyOf(search), search]));
    await writeSearch(
      transaction,
      [...newest].filter(([key]) => changed.has(key)).map(([, search]) => search),
    );
    return written;
  });

/** As `deleteRecords`, and no longer found. */
export const deleteSearchable = (db: Kysely<Tables>, entity: Searchable, gone: readonly RecordId[], at: number): Promise<readonly RecordId[]> =>
  transact(db, async (transaction) => {
    const deleted = await deleteRecords(transaction, entity, gone, at);
    await removeSearch(
      transaction,
      deleted.map(({ id, source }) => ({ id, source, entity })),
    );
    return deleted;
  });
