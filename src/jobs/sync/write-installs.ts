import type { Install, Milestone } from '../../domain/install.ts';
import type { Store } from '../../store/create-store.ts';
import type { AnnounceOptions } from '../../store/mirror/announce.ts';
import type { RecordId } from '../../store/mirror/delete-records.ts';
import type { Mirrored } from '../../store/mirror/mirrored.ts';
import type { Written } from '../../store/mirror/write-records.ts';

const SOURCE = 'enerflo';
const MAX_MILESTONES = 10_000;

export const milestonesOf = (installIds: readonly string[], { mirror }: Store): Promise<readonly Mirrored<Milestone>[]> =>
  mirror.readOf('milestone', 'install_id', installIds, MAX_MILESTONES);

/** Whole installs and their milestones. Milestones an install no longer has are marked deleted. */
export const writeInstalls = async (store: Store, installs: readonly Install[], fetchedAt: number, options: AnnounceOptions): Promise<readonly Written[]> => {
  const milestones = installs.flatMap((install) => install.milestones);
  const current = new Set(milestones.map(({ id }) => id));
  const known = await milestonesOf(
    installs.map(({ id }) => id),
    store,
  );
  await store.mirror.write(
    'milestone',
    milestones.map((record) => ({ record, fetchedAt })),
    options,
  );
  await store.mirror.delete(
    'milestone',
    known.filter(({ id }) => !current.has(id)),
    fetchedAt,
    options,
  );
  return store.mirror.write(
    'install',
    installs.map((record) => ({ record, fetchedAt })),
    options,
  );
};

/** Installs Enerflo no longer has, with their milestones. Answers those that were marked now. */
export const deleteInstalls = async (store: Store, ids: readonly string[], at: number, options: AnnounceOptions): Promise<readonly RecordId[]> => {
  await store.mirror.delete('milestone', await milestonesOf(ids, store), at, options);
  return store.mirror.delete(
    'install',
    ids.map((id) => ({ id, source: SOURCE })),
    at,
    options,
  );
};
