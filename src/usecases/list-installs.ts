import type { Install } from '../domain/install.ts';
import { offsetAfter, type Page, type PageArguments, type Row, toPage } from '../domain/page.ts';
import type { ReadContext } from '../reader/read.ts';
import type { Enerflo } from '../sources/enerflo/enerflo.ts';
import { requireAsking } from './require-asking.ts';

export interface InstallFilter {
  readonly statusIds?: readonly string[] | null;
  /** Compared without case. */
  readonly statusNames?: readonly string[] | null;
  /** ISO 8601 UTC, inclusive. */
  readonly createdFrom?: string | null;
  /** ISO 8601 UTC, exclusive. */
  readonly createdTo?: string | null;
}

/** Rows of one wire page. */
const ROWS = 100;
/** Enerflo filters nothing itself (enerflo.md W7): a filtered page reads at most this many wire pages and then says where to go on. */
const MAX_PAGES = 10;

/** Installs, newest id first. With a filter `totalCount` is known only when the whole list was read. */
export const listInstalls = async (filter: InstallFilter | null, paging: PageArguments, enerflo: Enerflo, call: ReadContext): Promise<Page<Install>> => {
  requireAsking('ENERFLO', call);
  const start = offsetAfter(paging.after);
  const rows: Row<Install>[] = [];
  let offset = start;
  let total = Number.POSITIVE_INFINITY;
  for (let read = 0; read < MAX_PAGES && offset < total && rows.length < paging.first; read += 1) {
    const page = await enerflo.installPage(Math.floor(offset / ROWS) + 1, ROWS, call);
    total = page.total;
    const unread = page.installs.slice(offset % ROWS);
    const taken = takeMatches(unread, offset, filter, paging.first - rows.length);
    rows.push(...taken.rows);
    offset = unread.length === 0 ? total : taken.next;
  }
  const hasNextPage = offset < total;
  const totalCount = filter === null ? total : start === 0 && !hasNextPage ? rows.length : null;
  return toPage(rows, { totalCount, hasNextPage, ...(offset > start && { scannedTo: offset - 1 }) });
};

const takeMatches = (
  installs: readonly Install[],
  offset: number,
  filter: InstallFilter | null,
  room: number,
): { rows: readonly Row<Install>[]; next: number } => {
  const rows: Row<Install>[] = [];
  let next = offset;
  for (const install of installs) {
    if (rows.length === room) break;
    if (matches(install, filter)) rows.push({ offset: next, node: install });
    next += 1;
  }
  return { rows, next };
};

const matches = ({ status, createdAt }: Install, filter: InstallFilter | null): boolean => {
  const { statusIds, statusNames, createdFrom, createdTo } = filter ?? {};
  if (statusIds != null && !(status !== null && statusIds.includes(status.id))) return false;
  if (statusNames != null && !(status !== null && statusNames.some((name) => name.toLowerCase() === status.name.toLowerCase()))) return false;
  if (createdFrom != null && !(createdAt !== null && createdAt >= createdFrom)) return false;
  return createdTo == null || (createdAt !== null && createdAt < createdTo);
};
