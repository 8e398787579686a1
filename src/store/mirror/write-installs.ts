import { type Kysely, sql } from 'kysely';
import type { Install } from '../../domain/install.ts';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';
import type { AnnounceOptions } from './announce.ts';
import { deleteRecords, type RecordId } from './delete-records.ts';
import type { Fetched } from './to-rows.ts';
import { type Written, writeRecords } from './write-records.ts';

const SOURCE = 'enerflo';

/**
 * Whole installs with their milestones, under the lock of the install's row: an install that is older than what is there brings no milestone either.
 * Milestones an install no longer has are marked deleted. Inside a transaction.
 */
export const writeInstalls = async (db: Kysely<Tables>, fetched: readonly Fetched<Install>[], options: AnnounceOptions = {}): Promise<readonly Written[]> => {
  const written = await writeRecords(db, 'install', fetched, options);
  const taken = new Set(written.map(({ id }) => id));
  for (const [fetchedAt, group] of Map.groupBy(byTime(fetched), (one) => one.fetchedAt)) {
    const installs = group.map(({ record }) => record).filter(({ id }) => taken.has(id));
    const milestones = installs.flatMap((install) => install.milestones);
    await writeRecords(
      db,
      'milestone',
      milestones.map((record) => ({ record, fetchedAt })),
      options,
    );
    const current = new Set(milestones.map(({ id }) => id));
    const known = await milestonesThere(
      db,
      installs.map(({ id }) => id),
    );
    await deleteRecords(
      db,
      'milestone',
      known.filter(({ id }) => !current.has(id)),
      fetchedAt,
      options,
    );
  }
  return written;
};

/** Installs Enerflo no longer has, with their milestones. Answers those that were marked now. Inside a transaction. */
export const deleteInstalls = async (db: Kysely<Tables>, ids: readonly string[], at: number, options: AnnounceOptions = {}): Promise<readonly RecordId[]> => {
  const gone = await deleteRecords(
    db,
    'install',
    ids.map((id) => ({ id, source: SOURCE })),
    at,
    options,
  );
  await deleteRecords(db, 'milestone', await milestonesThere(db, ids), at, options);
  return gone;
};

const byTime = (fetched: readonly Fetched<Install>[]): readonly Fetched<Install>[] => fetched.toSorted((one, other) => one.fetchedAt - other.fetchedAt);

const milestonesThere = async (db: Kysely<Tables>, installIds: readonly string[]): Promise<readonly RecordId[]> => {
  const { rows } =
    await sql<RecordId>`select id, source from milestone where install_id = any(${installIds.map(storableText)}::text[]) and deleted_at is null`.execute(db);
  return rows;
};
