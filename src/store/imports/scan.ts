import { sql } from 'kysely';
import type { Told, ToldKey } from './told.ts';

export interface ScanQuery {
  readonly entity: Told;
  /** The page before's `next`; null: the first. */
  readonly after: ToldKey | null;
  /** Rows looked at in this page, due or not: a page takes its time even where nothing is due. */
  readonly limit: number;
}

export interface Scan<T> {
  readonly scanned: number;
  readonly due: readonly T[];
  /** null: this was the last page. */
  readonly next: ToldKey | null;
}

/** What every row says of the page it comes from. */
export interface PageRow {
  readonly scanned: number;
  readonly lastId: string | null;
  readonly lastSource: string | null;
}

/** One row for the page looked at, which is there even where nothing in it is due. */
export const PAGE = sql.raw(`
  select count(*)::int as "scanned", max(id) as "lastId", (array_agg(source order by id desc, source desc))[1] as "lastSource" from scanned`);

export const toScan = <R extends PageRow, T>(rows: readonly R[], limit: number, toItems: (row: R) => readonly T[]): Scan<T> => {
  const { scanned = 0, lastId = null, lastSource = null } = rows[0] ?? {};
  const next = scanned < limit || lastId === null || lastSource === null ? null : { id: lastId, source: lastSource };
  return { scanned, due: rows.flatMap(toItems), next };
};

export const mapScan = <T, U>({ due, ...scan }: Scan<T>, to: (one: T) => U): Scan<U> => ({ ...scan, due: due.map(to) });
