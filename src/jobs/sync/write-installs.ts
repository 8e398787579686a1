import type { Install } from '../../domain/install.ts';
import type { Store } from '../../store/create-store.ts';
import type { AnnounceOptions } from '../../store/mirror/announce.ts';
import type { Written } from '../../store/mirror/write-records.ts';

const SOURCE = 'enerflo';
const MAX_MILESTONES = 10_000;

/** Whole installs and their milestones. Milestones an install no longer has are marked deleted. */
export const writeInstalls = async (
  { mirror }: Store,
  installs: readonly Install[],
  fetchedAt: number,
  options: AnnounceOptions,
): Promise<readonly Written[]> => {
  const milestones = installs.flatMap((install) => install.milestones);
  const current = new Set(milestones.map(({ id }) => id));
  const ids = installs.map(({ id }) => id);
  const known = await mirror.readOf('milestone', 'install_id', ids, MAX_MILESTONES);
  await mirror.write(
    'milestone',
    milestones.map((record) => ({ record, fetchedAt })),
    options,
  );
  await mirror.delete(
    'milestone',
    known.filter(({ id }) => !current.has(id)),
    fetchedAt,
    options,
  );
  return mirror.write(
    'install',
    installs.map((record) => ({ record, fetchedAt })),
    options,
  );
};

/** Installs Enerflo no longer has, with their milestones. Answers how many were marked now. */
export const deleteInstalls = async ({ mirror }: Store, ids: readonly string[], at: number, options: AnnounceOptions): Promise<number> => {
  const milestones = await mirror.readOf('milestone', 'install_id', ids, MAX_MILESTONES);
  await mirror.delete('milestone', milestones, at, options);
  const gone = await mirror.delete(
    'install',
    ids.map((id) => ({ id, source: SOURCE })),
    at,
    options,
  );
  return gone.length;
};
