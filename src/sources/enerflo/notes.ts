import type { CallContext } from '../../domain/call.ts';
import type { Note } from '../../domain/install.ts';
import { SourceError } from '../../domain/source-error.ts';
import { mapOnce } from '../once.ts';
import type { Api } from './api.ts';
import { rowsReader } from './drift.ts';
import type { Enerflo, NotePage } from './enerflo.ts';
import { isEnerfloId } from './enerflo-id.ts';
import { readFurtherPages } from './read-pages.ts';
import { MAX_NOTE_PAGES, PAGE_SIZE } from './wire-names.ts';
import { toNote, wireNote, wireNotePage } from './wire-note.ts';

type NoteReads = Pick<Enerflo, 'notePage' | 'notesByInstallIds'>;

const readNotes = rowsReader(wireNote, toNote);

const byInstall = mapOnce((notes: readonly Note[]) => Map.groupBy(notes, ({ installId }) => installId));

/** `created_after` is seen with whole seconds (enerflo.md §4.9); rounding down leaves nothing out. */
const toAfter = (iso: string | null): Readonly<Record<string, string>> =>
  iso === null ? {} : { created_after: `${new Date(iso).toISOString().slice(0, 19)}Z` };

/** Rows move while paging (W5): of equal ids the one read last stays. */
const withoutCopies = (notes: readonly Note[]): Note[] => [...new Map(notes.map((note) => [note.id, note])).values()];

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const oldestFirst = (a: Note, b: Note): number => compareText(a.createdAt, b.createdAt) || Number(a.id) - Number(b.id);

export const createNoteReads = (api: Api): NoteReads => {
  /** `after` as the query has it. */
  const readPage = async (after: Readonly<Record<string, string>>, page: number, call: CallContext): Promise<NotePage> => {
    const query = { page: String(page), pageSize: String(PAGE_SIZE), orderDir: 'asc', ...after };
    const answer = await api.get({ operation: 'notePage', template: '/api/v3/installs/notes', query, batchSize: PAGE_SIZE }, wireNotePage, call);
    return { notes: readNotes('notePage', 'notes', answer.notes), page: answer.page, totalPages: answer.totalPages };
  };

  /** Page by page. The first says how many follow. More of them than one person's question may cost are not begun: too much for the limit. */
  const readAllPages = async (createdAfter: string | null, call: CallContext): Promise<readonly (readonly Note[])[]> => {
    const after = toAfter(createdAfter);
    const first = await readPage(after, 1, call);
    if (first.notes.length === 0) return [];
    if (call.priority === 'people' && first.totalPages > MAX_NOTE_PAGES) throw new SourceError('ENERFLO', 'notesByInstallIds', 'rateLimited');
    const further = await readFurtherPages(first.totalPages, async (page, paged) => (await readPage(after, page, paged)).notes, call);
    return [first.notes, ...further];
  };

  return {
    notePage: (createdAfter, page, call) => readPage(toAfter(createdAfter), page, call),

    notesByInstallIds: async (installIds, createdAfter, call) => {
      const wanted = [...new Set(installIds.filter(isEnerfloId))];
      if (wanted.length === 0) return [];
      const pages = (await readAllPages(createdAfter, call)).map(byInstall);
      const notes = pages.flatMap((page) => wanted.flatMap((id) => page.get(id) ?? []));
      return withoutCopies(notes).toSorted(oldestFirst);
    },
  };
};
