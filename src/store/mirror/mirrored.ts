import { sql } from 'kysely';

/** A record as the mirror holds it. Times are milliseconds since the epoch. */
export interface Mirrored<T> {
  readonly id: string;
  /** The ERP's name, else `enneo` or `enerflo`. */
  readonly source: string;
  readonly record: T;
  /** When the read began that brought it. */
  readonly fetchedAt: number;
  /** When its source was first seen without it; the record is the last one known. */
  readonly deletedAt: number | null;
}

export interface MirroredRow<T> {
  readonly id: string;
  readonly source: string;
  readonly record: T;
  readonly fetched_at: Date;
  readonly deleted_at: Date | null;
}

export const toMirrored = <T>({ id, source, record, fetched_at, deleted_at }: MirroredRow<T>): Mirrored<T> => ({
  id,
  source,
  record,
  fetchedAt: fetched_at.getTime(),
  deletedAt: deleted_at?.getTime() ?? null,
});

/**
 * `deleted_at is null` for lookups by owner. Written so, it would offer the planner the partial indexes of lists, and without statistics (during a
 * first fill) it reads one of them from end to end.
 */
export const NOT_DELETED = sql.raw('num_nulls(deleted_at) = 1');
