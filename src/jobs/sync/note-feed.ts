import type { Note } from '../../domain/install.ts';
import type { Enerflo } from '../../sources/enerflo/enerflo.ts';
import type { Store } from '../../store/create-store.ts';
import { announcing, type Feed, type Run } from './feed.ts';
import type { Outcome } from './outcome.ts';

/**
 * Notes, oldest first; a sync copies all. Not only those since the last run: Enerflo lists by the time of writing, and what was edited or deleted later, or damaged
 * here, would never be right again; a hundred notes cost a call, as much as one install. Deleted ones are listed with the time, so nothing has to be settled.
 */
export const noteFeed = (enerflo: Enerflo, { mirror }: Store, now: () => number, createdAfter: string | null = null): Feed => {
  const keep = async (notes: readonly Note[], fetchedAt: number, run: Run): Promise<Outcome> => {
    const written = await mirror.write(
      'note',
      notes.map((record) => ({ record, fetchedAt })),
      announcing(run),
    );
    return { seen: notes.length, written, gone: [], owners: new Map(notes.map(({ id, installId }) => [id, installId])) };
  };

  const readPage: Feed['readPage'] = async (cursor, { ask }) => {
    const page = Number(cursor ?? 1);
    const fetchedAt = now();
    const { notes, totalPages } = await ask((call) => enerflo.notePage(createdAfter, page, call));
    const hasMore = notes.length > 0 && page < totalPages;
    return {
      size: notes.length,
      next: hasMore ? String(page + 1) : null,
      total: hasMore ? notes.length * totalPages : null,
      write: (run) => keep(notes, fetchedAt, run),
    };
  };

  return { source: 'enerflo', entity: 'note', ahead: 1, readPage, estimate: null, unseen: null };
};
