import { SourceError } from '../../domain/source-error.ts';
import type { ErpPage } from './erp.ts';

/** A row of an ERP's list: the whole record, or an excerpt of which only the id is good for anything. */
export interface ListRow<T> {
  readonly id: string;
  readonly record: T | null;
}

/** A page of a list as it came; `next` as in `ErpPage`. */
export interface RowPage<T> {
  readonly rows: readonly ListRow<T>[];
  readonly next: string | null;
}

/** Lists by offset carry no total: their end is a page shorter than asked for (erp.md 1.2, assumed). */
export const toOffsetPage = <T>(rows: readonly ListRow<T>[], offset: number, limit: number): RowPage<T> => ({
  rows,
  next: rows.length < limit ? null : String(offset + limit),
});

/** Records of a list's rows, in its order. Excerpts are read singly; one that is gone by then is left out. */
export const completeRows = async <T>(rows: readonly ListRow<T>[], read: (id: string) => Promise<T | null>): Promise<readonly T[]> => {
  const records = await Promise.all(rows.map(async (row) => row.record ?? (await read(row.id))));
  return records.filter((record) => record !== null);
};

export const completePage = async <T>({ rows, next }: RowPage<T>, read: (id: string) => Promise<T | null>): Promise<ErpPage<T>> => ({
  records: await completeRows(rows, read),
  next,
});

/** Every row of a list, read page by page, each once; null when the first page says the thing asked about is unknown. */
export const readAllRows = async <T>(
  operation: string,
  readPage: (cursor: string | null) => Promise<RowPage<T> | null>,
): Promise<readonly ListRow<T>[] | null> => {
  const rows = new Map<string, ListRow<T>>();
  for (let cursor: string | null = null; ; ) {
    const page: RowPage<T> | null = await readPage(cursor);
    if (page === null) return cursor === null ? null : [...rows.values()];
    const known = rows.size;
    for (const row of page.rows) rows.set(row.id, row);
    if (page.next === null) return [...rows.values()];
    // An ERP that ignores offset or cursor would answer its first page for ever.
    if (rows.size === known) throw new SourceError('ERP', operation, 'malformed', { path: '$' });
    cursor = page.next;
  }
};
