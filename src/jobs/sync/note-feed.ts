import type { Note } from '../../domain/install.ts';
import type { Enerflo } from '../../sources/enerflo/enerflo.ts';
import type { Store } from '../../store/create-store.ts';
import { announcing, type Feed, type Run } from './feed.ts';
import { tallyOf } from './tally.ts';

/** The overlap of two runs: notes of the same second, and clocks that differ (enerflo.md W27, assumed). */
const OVERLAP_MS = 10 * 60_000;

/**
 * Notes, oldest first; after the first run those written since the last one began. A cursor is the time from which on
 * notes are listed, and the page of that list. Enerflo deletes notes softly: they are listed with the time, so nothing has to be settled.
 */
export const noteFeed = (enerflo: Enerflo, { mirror }: Store, now: () => number): Feed => {
  const keep = async (notes: readonly Note[], fetchedAt: number, run: Run) =>
    tallyOf(
      notes.length,
      await mirror.write(
        'note',
        notes.map((record) => ({ record, fetchedAt })),
        announcing(run),
      ),
    );

  const readPage: Feed['readPage'] = async (cursor, { ask, lastRunAt }) => {
    const { after, page } = cursor === null ? { after: toFirst(lastRunAt), page: 1 } : readCursor(cursor);
    const readAt = now();
    const { notes, totalPages } = await ask((call) => enerflo.notePage(after, page, call));
    const hasMore = notes.length > 0 && page < totalPages;
    const total = hasMore ? notes.length * totalPages : null;
    return { size: notes.length, next: hasMore ? `${page + 1} ${after ?? ''}` : null, total, write: (run) => keep(notes, readAt, run) };
  };

  return { source: 'enerflo', entity: 'note', ahead: 1, readPage, estimate: null, settle: null };
};

const toFirst = (lastRunAt: number | null): string | null => (lastRunAt === null ? null : new Date(lastRunAt - OVERLAP_MS).toISOString());

const readCursor = (cursor: string): { readonly after: string | null; readonly page: number } => {
  const [page, after = ''] = cursor.split(' ');
  return { page: Number(page), after: after || null };
};
