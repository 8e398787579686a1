import type { Kysely } from 'kysely';
import type { Entity, MirrorRecords } from '../../domain/entity.ts';
import { changesOf } from '../../domain/events/changes-of.ts';
import { ownersOf } from '../../domain/events/owners-of.ts';
import { publishChange } from '../changes.ts';
import { writeEvents } from '../events/write-events.ts';
import type { Tables } from '../tables.ts';

export interface AnnounceOptions {
  /** false for a first fill, which tells nobody anything: neither events nor that what is kept elsewhere is old. */
  readonly announce?: boolean;
}

/** A row that is other than before. */
export interface ChangedRow<T> {
  readonly id: string;
  readonly source: string;
  /** null: never seen, or gone meanwhile. */
  readonly before: T | null;
  /** null: gone now. */
  readonly after: T | null;
  /** When the read began that brought it, in milliseconds since the epoch. */
  readonly at: number;
}

/** Tells other instances, subscribers and rules what changed: with the commit, in the transaction that writes the rows. */
export const announce = async <E extends Entity>(db: Kysely<Tables>, entity: E, changed: readonly ChangedRow<MirrorRecords[E]>[]): Promise<void> => {
  if (changed.length === 0) return;
  const records = changed.flatMap(({ before, after }) => [before, after]).filter((record) => record !== null);
  await publishChange(db, {
    entity,
    ids: changed.map(({ id }) => id),
    owners: records.flatMap((record) => ownersOf(entity, record)),
    at: changed.reduce((latest, { at }) => Math.max(latest, at), 0),
  });
  await writeEvents(
    db,
    changed.filter(({ before, after }) => before !== after).flatMap((row) => changesOf(entity, row)),
  );
};
