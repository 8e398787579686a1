import type { Contract } from '../../domain/contract.ts';
import { SourceError } from '../../domain/source-error.ts';
import { announceDrift } from '../drift-channel.ts';
import type { ErpPage } from './erp.ts';

/** A row of an ERP's list: the whole record, or an excerpt of which only the id is good for anything. */
export interface ListRow<T> {
  readonly id: string;
  readonly record: T | null;
}

/** Rows of a list, each read by itself. */
export interface Rows<T> {
  readonly rows: readonly ListRow<T>[];
  /** Why the others cannot be read, and their ids where those can. */
  readonly unreadable: readonly { readonly id: string | null; readonly error: SourceError }[];
}

/** A page of a list as it came; `next` as in `ErpPage`. */
export interface RowPage<T> extends Rows<T> {
  readonly next: string | null;
}

export const NO_ROWS: Rows<never> = { rows: [], unreadable: [] };

export interface RowReader<V, T> {
  readonly row: (value: V, index: number) => ListRow<T>;
  readonly id: (value: V, index: number) => string;
}

/** An unreadable row is announced and costs itself alone; a list of nothing else is malformed. */
export const readRows = <V, T>(values: readonly V[], read: RowReader<V, T>): Rows<T> => {
  const rows: ListRow<T>[] = [];
  const unreadable: Rows<T>['unreadable'][number][] = [];
  for (const [index, value] of values.entries()) {
    const row = attempt(() => read.row(value, index));
    if (!(row instanceof SourceError)) rows.push(row);
    else unreadable.push({ id: toIdOrNull(attempt(() => read.id(value, index))), error: row });
  }
  if (rows.length === 0 && unreadable[0] !== undefined) throw unreadable[0].error;
  for (const { error } of unreadable) announceDrift({ source: 'ERP', operation: error.operation, path: error.path ?? '$' });
  return { rows, unreadable };
};

const attempt = <T>(read: () => T): T | SourceError => {
  try {
    return read();
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
};

const toIdOrNull = (id: string | SourceError): string | null => (id instanceof SourceError ? null : id);

/** Lists by offset carry no total: their end is a page shorter than asked for (erp.md 1.2, assumed). */
export const toOffsetPage = <T>({ rows, unreadable }: Rows<T>, offset: number, limit: number): RowPage<T> => ({
  rows,
  unreadable,
  next: rows.length + unreadable.length < limit ? null : String(offset + limit),
});

/** Records of a list's rows, in its order. Excerpts are read singly; one that is gone by then is left out. */
export const completeRows = async <T>(rows: readonly ListRow<T>[], read: (id: string) => Promise<T | null>): Promise<readonly T[]> => {
  const records = await Promise.all(rows.map(async (row) => row.record ?? (await read(row.id))));
  return records.filter((record) => record !== null);
};

export const completePage = async <T>({ rows, next }: Omit<RowPage<T>, 'unreadable'>, read: (id: string) => Promise<T | null>): Promise<ErpPage<T>> => ({
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

/** A list that ignores whose it is would show one customer the contracts of another. */
export const checkOwner = (operation: string, contracts: readonly Contract[], isOwner: (customerId: string) => boolean): void => {
  if (!contracts.every(({ customer }) => isOwner(customer.id))) throw new SourceError('ERP', operation, 'malformed', { path: '$' });
};
