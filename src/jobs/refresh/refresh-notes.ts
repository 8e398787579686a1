import type { CallContext } from '../../domain/call.ts';
import type { Note } from '../../domain/install.ts';
import type { Enerflo } from '../../sources/enerflo/enerflo.ts';
import type { Store } from '../../store/create-store.ts';
import { ALL_READ, type Refresh } from './refresh.ts';

/** Installs whose notes one sweep reads. */
const BATCH = 4;
/** A note is told of within moments; so far two clocks may differ, and a delivery be late. */
const OVERLAP_MS = 60 * 60_000;
const MAX_NOTES = 10_000;

/**
 * Notes by install. Enerflo lists notes of all installs by time, so first those since shortly before the event; an install that has none there
 * was told of late, and is swept from its newest note the mirror knows.
 */
export const refreshNotes = (enerflo: Enerflo, store: Store, now: () => number): Refresh => {
  const sweep = async (installIds: readonly string[], createdAfter: string | null, call: CallContext): Promise<ReadonlySet<string>> => {
    const readAt = now();
    const notes = await enerflo.notesByInstallIds(installIds, createdAfter, call);
    await store.mirror.write(
      'note',
      notes.map((record) => ({ record, fetchedAt: readAt })),
    );
    return new Set(notes.map(({ installId }) => installId));
  };
  return {
    batch: BATCH,
    run: async (wanted, call) => {
      const since = Math.min(...wanted.map(({ oldestEventAt }) => oldestEventAt ?? now())) - OVERLAP_MS;
      const ids = wanted.map(({ id }) => id);
      const found = await sweep(ids, new Date(since).toISOString(), call);
      const late = ids.filter((id) => !found.has(id));
      if (late.length > 0) await sweep(late, await newestKnown(late, store), call);
      return ALL_READ;
    },
  };
};

/** The moment from which on the mirror may miss notes of these installs: the newest it has of each, else when the install came to be; null when it knows neither. */
const newestKnown = async (installIds: readonly string[], { mirror }: Store): Promise<string | null> => {
  const notes = Map.groupBy(await mirror.readOf('note', 'install_id', installIds, MAX_NOTES), ({ record }) => record.installId);
  const installs = new Map((await mirror.read('install', installIds)).map(({ id, record }) => [id, record.createdAt]));
  const newest = installIds.map((id) => newestOf(notes.get(id)) ?? installs.get(id) ?? null);
  return newest.includes(null) ? null : (newest.toSorted()[0] ?? null);
};

const newestOf = (notes: readonly { readonly record: Note }[] | undefined): string | undefined =>
  notes
    ?.map(({ record }) => record.createdAt)
    .toSorted()
    .at(-1);
