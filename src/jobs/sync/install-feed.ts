import type { Install } from '../../domain/install.ts';
import type { Enerflo } from '../../sources/enerflo/enerflo.ts';
import type { Store } from '../../store/create-store.ts';
import type { Mirrored } from '../../store/mirror/mirrored.ts';
import { announcing, type Feed, type Run } from './feed.ts';
import { sum, tallyOf } from './tally.ts';
import { deleteInstalls, writeInstalls } from './write-installs.ts';

/** Small, because nearly every row costs a call of its own: so much is repeated after a crash at most. */
const PAGE = 25;

/** Names of statuses in which nothing more happens (docs.enerflo.io, enerflo.md section 6), without case. */
const ENDED: ReadonlySet<string> = new Set(['completed', 'cancelled', 'voided']);

/**
 * Installs, newest first. Rows of the list are partial and without milestones, so installs are read one by one, at the pace the limit
 * leaves to background work: all of them the first time, later the active ones (whether a milestone's change shows in
 * the row is not known) and those whose row differs.
 */
export const installFeed = (enerflo: Enerflo, store: Store, now: () => number): Feed => {
  /** Rows leave the time of a whole install in the mirror as it is, so what was seen is remembered here. */
  const seen = new Set<string>();

  const readWhole = async (ids: readonly string[], { ask }: Run) => {
    const readAt = now();
    const installs = await Promise.all(ids.map((id) => ask((call) => enerflo.installById(id, call))));
    return { readAt, installs: installs.filter((install) => install !== null) };
  };

  const writePage = async (rows: readonly Install[], readAt: number, run: Run) => {
    const known = new Map((await store.mirror.read('install', idsOf(rows))).map((row) => [row.id, row]));
    const listed = await store.mirror.write(
      'install',
      rows.map((record) => ({ record, fetchedAt: readAt })),
      announcing(run),
    );
    for (const { id } of rows) seen.add(id);
    const wanted = rows.filter((row) => isWanted(row, known.get(row.id), run));
    const whole = await readWhole(idsOf(wanted), run);
    const written = await writeInstalls(store, whole.installs, whole.readAt, announcing(run));
    const isNew = new Set(listed.filter((row) => row.isNew).map(({ id }) => id));
    return tallyOf(
      rows.length,
      written.map((row) => ({ ...row, isNew: isNew.has(row.id) })),
    );
  };

  const settle = async (ids: readonly string[], run: Run) => {
    const unseen = ids.filter((id) => !seen.has(id));
    const { readAt, installs } = await readWhole(unseen, run);
    const found = new Set(idsOf(installs));
    const gone = unseen.filter((id) => !found.has(id));
    const tally = tallyOf(installs.length, await writeInstalls(store, installs, readAt, announcing(run)));
    return sum(tally, { seen: 0, added: 0, changed: 0, gone: await deleteInstalls(store, gone, readAt, announcing(run)) });
  };

  return {
    source: 'enerflo',
    entity: 'install',
    ahead: 1,
    readPage: async (cursor, { ask }) => {
      const page = Number(cursor ?? 1);
      const readAt = now();
      const { installs, total } = await ask((call) => enerflo.installPage(page, PAGE, call));
      const next = installs.length > 0 && page * PAGE < total ? String(page + 1) : null;
      return { size: installs.length, next, total, write: (run) => writePage(installs, readAt, run) };
    },
    estimate: null,
    settle,
  };
};

const idsOf = (installs: readonly Install[]): readonly string[] => installs.map(({ id }) => id);

const isWanted = (row: Install, known: Mirrored<Install> | undefined, { startedAt, lastRunAt }: Run): boolean => {
  if (known === undefined || known.record.isPartial || known.deletedAt !== null) return true;
  // The run was here before it was interrupted.
  if (known.fetchedAt >= startedAt) return false;
  const isActive = row.deletedAt === null && !ENDED.has(row.status?.name.toLowerCase() ?? '');
  return lastRunAt === null || isActive || row.status?.id !== known.record.status?.id || (row.updatedAt !== null && row.updatedAt !== known.record.updatedAt);
};
