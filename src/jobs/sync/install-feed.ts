import { isDeepStrictEqual } from 'node:util';
import type { Install } from '../../domain/install.ts';
import type { Enerflo } from '../../sources/enerflo/enerflo.ts';
import type { Store } from '../../store/create-store.ts';
import type { Mirrored } from '../../store/mirror/mirrored.ts';
import { announcing, type Feed, type Run, type Unseen } from './feed.ts';
import type { Outcome } from './outcome.ts';

/** all: as below. differing: only what the list shows to be other than here. */
export type InstallReads = 'all' | 'differing';

/** Small where nearly every row costs a call of its own: so much is repeated after a crash at most. Else the most a page takes (enerflo.md W5, assumed). */
const PAGES: Readonly<Record<InstallReads, number>> = { all: 25, differing: 100 };

const MAX_MILESTONES = 10_000;

/** Names of statuses in which nothing more happens (docs.enerflo.io, enerflo.md section 6), without case. */
const ENDED: ReadonlySet<string> = new Set(['completed', 'cancelled', 'voided']);

/**
 * Installs, newest first. Rows of the list are partial and without milestones, so installs are read one by one, at the pace the limit
 * leaves to background work: all of them the first time, later the active ones (whether a milestone's change shows in
 * the row is not known), those whose row differs and those that are not in the mirror as they were written.
 */
export const installFeed = (enerflo: Enerflo, store: Store, now: () => number, reads: InstallReads = 'all'): Feed => {
  const perPage = PAGES[reads];
  /** Rows leave the time of a whole install in the mirror as it is, so what was seen is remembered here. */
  const seen = new Set<string>();

  const keepWhole = async (ids: readonly string[], run: Run) => {
    const readAt = now();
    const installs = (await Promise.all(ids.map((id) => run.ask((call) => enerflo.installById(id, call))))).filter((install) => install !== null);
    const fetched = installs.map((record) => ({ record, fetchedAt: readAt }));
    return { readAt, found: new Set(idsOf(installs)), written: await store.mirror.writeInstalls(fetched, announcing(run)) };
  };

  const writePage = async (rows: readonly Install[], readAt: number, run: Run): Promise<Outcome> => {
    const known = new Map((await store.mirror.read('install', idsOf(rows))).map((row) => [row.id, row]));
    const { damaged, uneven } = await readSuspects([...known.values()], store);
    const listed = await store.mirror.write(
      'install',
      rows.map((record) => ({ record, fetchedAt: readAt })),
      announcing(run),
    );
    for (const { id } of rows) seen.add(id);
    const wanted = rows.filter((row) => damaged.has(row.id) || uneven.has(row.id) || isWanted(row, known.get(row.id), run, reads));
    const { written } = await keepWhole(idsOf(wanted), run);
    const isNew = new Set(listed.filter((row) => row.isNew).map(({ id }) => id));
    const mended = written.map((row) => ({
      ...row,
      isNew: isNew.has(row.id),
      isChanged: row.isChanged || damaged.has(row.id) || uneven.has(row.id),
      isDamaged: row.isDamaged || damaged.has(row.id),
    }));
    return { seen: rows.length, written: mended, gone: [] };
  };

  const look: Unseen['look'] = async (ids, run) => {
    const unseen = ids.filter((id) => !seen.has(id));
    const { readAt, found, written } = await keepWhole(unseen, run);
    return { outcome: { seen: found.size, written, gone: [] }, missing: unseen.filter((id) => !found.has(id)), at: readAt };
  };
  const remove: Unseen['remove'] = (ids, at, run) => store.mirror.deleteInstalls(ids, at, announcing(run));

  return {
    source: 'enerflo',
    entity: 'install',
    ahead: 1,
    readPage: async (cursor, { ask }) => {
      const page = Number(cursor ?? 1);
      const readAt = now();
      const { installs, total } = await ask((call) => enerflo.installPage(page, perPage, call));
      const next = installs.length > 0 && page * perPage < total ? String(page + 1) : null;
      return { size: installs.length, next, total, write: (run) => writePage(installs, readAt, run) };
    },
    estimate: null,
    unseen: { entity: 'install', look, remove },
  };
};

const idsOf = (installs: readonly { readonly id: string }[]): readonly string[] => installs.map(({ id }) => id);

interface Suspects {
  /** Altered in the database, or one of its milestones. */
  readonly damaged: ReadonlySet<string>;
  /** Its milestones in the mirror are not those of its record. */
  readonly uneven: ReadonlySet<string>;
}

const readSuspects = async (known: readonly Mirrored<Install>[], store: Store): Promise<Suspects> => {
  const whole = known.filter(({ record, deletedAt }) => !record.isPartial && deletedAt === null);
  const ids = idsOf(whole);
  const damaged = await store.mirror.readDamaged('install', { by: 'id', values: ids });
  const damagedMilestones = await store.mirror.readDamaged('milestone', { by: 'install_id', values: ids });
  const milestones = await store.mirror.readOf('milestone', 'install_id', ids, MAX_MILESTONES);
  const owners = milestones.filter(({ id }) => damagedMilestones.has(id)).map(({ record }) => record.installId);
  const byId = new Map(milestones.map(({ id, record }) => [id, record]));
  const count = Map.groupBy(milestones, ({ record }) => record.installId);
  const isUneven = ({ id, record }: Mirrored<Install>): boolean =>
    (count.get(id)?.length ?? 0) !== record.milestones.length || record.milestones.some((one) => !isDeepStrictEqual(byId.get(one.id), one));
  return { damaged: new Set([...damaged, ...owners]), uneven: new Set(idsOf(whole.filter(isUneven))) };
};

const isWanted = (row: Install, known: Mirrored<Install> | undefined, { startedAt, isWhole }: Run, reads: InstallReads): boolean => {
  if (known === undefined || known.record.isPartial || known.deletedAt !== null) return true;
  // The run was here before it was interrupted.
  if (known.fetchedAt >= startedAt) return false;
  const isActive = reads === 'all' && row.deletedAt === null && !ENDED.has(row.status?.name.toLowerCase() ?? '');
  return isWhole || isActive || row.status?.id !== known.record.status?.id || (row.updatedAt !== null && row.updatedAt !== known.record.updatedAt);
};
