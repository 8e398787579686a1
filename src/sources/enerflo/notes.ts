import type { z } from 'zod';
import type { CallContext } from '../../domain/call.ts';
import type { Note } from '../../domain/install.ts';
import { SourceError } from '../../domain/source-error.ts';
import { mapOnce } from '../once.ts';
import type { Api } from './api.ts';
import { rowsReader } from './drift.ts';
import type { Enerflo } from './enerflo.ts';
import { isEnerfloId } from './enerflo-id.ts';
import { readFurtherPages } from './read-pages.ts';
import { MAX_NOTE_PAGES, PAGE_SIZE } from './wire-names.ts';
import { readInstallId, toNote, wireNote, wireNotePage } from './wire-note.ts';

type NoteReads = Pick<Enerflo, 'notePage' | 'notesByInstallIds'>;

const NO_ROWS: readonly unknown[] = [];

const readNotes = rowsReader(wireNote, toNote);

/** Unread rows; under undefined those that do not say whose they are. */
const byInstall = mapOnce((rows: readonly unknown[]) => Map.groupBy(rows, readInstallId));

/** Null where a row is not as it should be. */
const readClean = mapOnce((rows: readonly unknown[]): readonly Note[] | null => {
  const parsed = rows.map((row) => wireNote.safeParse(row).data);
  return parsed.every((note) => note?.drift.length === 0) ? parsed.flatMap((note) => (note === undefined ? [] : [toNote(note)])) : null;
});

/** Of a page only the rows of these installs are read. Where one of them is not as it should be the whole page is, so that it is told as the sync tells it. */
const readWanted = (rows: readonly unknown[], installIds: readonly string[]): readonly Note[] => {
  const groups = byInstall(rows);
  const clean = groups.has(undefined) ? null : installIds.map((id) => readClean(groups.get(id) ?? NO_ROWS));
  if (clean?.every((notes) => notes !== null)) return clean.flat();
  const wanted = new Set(installIds);
  return readNotes('notePage', 'notes', rows).filter(({ installId }) => wanted.has(installId));
};

interface WantedOfPage {
  /** Rows that came, whosever they are. */
  readonly length: number;
  readonly notes: readonly Note[];
}

/** `created_after` is seen with whole seconds (enerflo.md §4.9); rounding down leaves nothing out. */
const toAfter = (iso: string | null): Readonly<Record<string, string>> =>
  iso === null ? {} : { created_after: `${new Date(iso).toISOString().slice(0, 19)}Z` };

/** Rows move while paging (W5): of equal ids the one read last stays. */
const withoutCopies = (notes: readonly Note[]): Note[] => [...new Map(notes.map((note) => [note.id, note])).values()];

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const oldestFirst = (a: Note, b: Note): number => compareText(a.createdAt, b.createdAt) || Number(a.id) - Number(b.id);

export const createNoteReads = (api: Api): NoteReads => {
  /** `after` as the query has it. */
  const readPage = async (after: Readonly<Record<string, string>>, page: number, call: CallContext) => {
    const query = { page: String(page), pageSize: String(PAGE_SIZE), orderDir: 'asc', ...after };
    return api.get({ operation: 'notePage', template: '/api/v3/installs/notes', query, batchSize: PAGE_SIZE }, wireNotePage, call);
  };

  /** Page by page. The first says how many follow. More of them than one person's question may cost are not begun: too much for the limit. */
  const readAllPages = async (installIds: readonly string[], createdAfter: string | null, call: CallContext): Promise<readonly WantedOfPage[]> => {
    const after = toAfter(createdAfter);
    const first = await readPage(after, 1, call);
    if (first.notes.length === 0) return [];
    if (call.priority === 'people' && first.totalPages > MAX_NOTE_PAGES) throw new SourceError('ENERFLO', 'notesByInstallIds', 'rateLimited');
    const toWanted = ({ notes: rows }: z.infer<typeof wireNotePage>): WantedOfPage => ({ length: rows.length, notes: readWanted(rows, installIds) });
    const firstWanted = toWanted(first);
    return [firstWanted, ...(await readFurtherPages(first.totalPages, async (page, paged) => toWanted(await readPage(after, page, paged)), call))];
  };

  return {
    notePage: async (createdAfter, page, call) => {
      const answer = await readPage(toAfter(createdAfter), page, call);
      return { notes: readNotes('notePage', 'notes', answer.notes), page: answer.page, totalPages: answer.totalPages };
    },

    notesByInstallIds: async (installIds, createdAfter, call) => {
      const wanted = [...new Set(installIds.filter(isEnerfloId))];
      if (wanted.length === 0) return [];
      const pages = await readAllPages(wanted, createdAfter, call);
      return withoutCopies(pages.flatMap(({ notes }) => notes)).toSorted(oldestFirst);
    },
  };
};
