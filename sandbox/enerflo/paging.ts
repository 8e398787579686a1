import { z } from 'zod';

/** docs.enerflo.io: 25 unless told, and for anything below 1; no maximum. */
const DEFAULT_SIZE = 25;

const wholeNumber = (fallback: number) => z.coerce.number().int().min(1).catch(fallback);

/** Installs page with `per_page`, everything else with `pageSize` (enerflo.md §2.3). */
export const pageQuery = z
  .object({ page: wholeNumber(1), per_page: wholeNumber(DEFAULT_SIZE), pageSize: wholeNumber(DEFAULT_SIZE) })
  .transform(({ page, per_page, pageSize }) => ({ page, perPage: per_page, pageSize }));

interface Positions<T> {
  readonly size: number;
  at(index: number): T | undefined;
}

/** Rows of a page, newest id first: collections are ordered by id, lowest first. */
export const pageNewestFirst = <T>(collection: Positions<T>, page: number, size: number): T[] => {
  const last = collection.size - 1 - (page - 1) * size;
  const count = Math.max(0, Math.min(size, last + 1));
  return Array.from({ length: count }, (_, offset) => collection.at(last - offset)).filter((row) => row !== undefined);
};

/** The same over a list that is ordered already. */
export const pageOf = <T>(rows: readonly T[], page: number, size: number): readonly T[] => rows.slice((page - 1) * size, page * size);

export const totalPages = (total: number, size: number): number => Math.max(1, Math.ceil(total / size));
