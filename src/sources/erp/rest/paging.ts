import { readPath } from '../json-path.ts';
import type { RestMapping, RestOperation } from './mapping-schema.ts';
import type { Callable, Values } from './operation.ts';

export interface Page {
  readonly operation: Callable;
  readonly values: Values;
}

/** How lists are read on. A cursor is what `next` answered for the page before; null asks for the first page. */
export interface Paging {
  readonly page: (operation: RestOperation, values: Values, cursor: string | null) => Page;
  /** null at the end of the list. */
  readonly next: (body: unknown, rows: number, cursor: string | null) => string | null;
}

const toCursor = (value: unknown): string | null => ((typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value) : null);

/** `&cursor={cursor}` on a first page: many servers refuse an empty one. */
const withoutCursor = (path: string): string =>
  path.replace(/([?&])[^?&=]+=\{cursor\}(&|$)/, (_, before: string, after: string) => (after === '' ? '' : before));

const firstPage = (operation: RestOperation): RestOperation => (operation.get === undefined ? operation : { ...operation, get: withoutCursor(operation.get) });

/** A next link as a path of ours. Its host is not looked at: we go on where we are. */
const toPath = (link: string, baseUrl: URL, operationPath: string): string => {
  const prefix = baseUrl.pathname.replace(/\/+$/, '');
  const { pathname, search } = new URL(link, new URL(prefix + operationPath, baseUrl));
  return (pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : pathname) + search;
};

export const createPaging = ({ paging, baseUrl }: Pick<RestMapping, 'paging' | 'baseUrl'>): Paging => {
  switch (paging.kind) {
    case 'none':
      return { page: (operation, values) => ({ operation, values }), next: () => null };
    case 'offset':
      return {
        page: (operation, values, cursor) => ({ operation, values: { ...values, limit: String(paging.limit), offset: cursor ?? '0' } }),
        // A list without a total ends with a page shorter than asked for (erp.md 1.2, assumed).
        next: (_body, rows, cursor) => (rows < paging.limit ? null : String(Number(cursor ?? 0) + paging.limit)),
      };
    case 'cursor':
      return {
        page: (operation, values, cursor) => ({
          operation: cursor === null ? firstPage(operation) : operation,
          values: { ...values, limit: String(paging.limit), ...(cursor === null ? {} : { cursor }) },
        }),
        next: (body) => toCursor(readPath(paging.next, body)),
      };
    case 'odata':
      return {
        page: (operation, values, cursor) => ({
          operation: cursor === null ? operation : { get: cursor, template: operation.get },
          values: { ...values, limit: String(paging.limit) },
        }),
        next: (body) => {
          const link = toCursor(readPath(paging.next, body));
          return link === null ? null : toPath(link, new URL(baseUrl), '/');
        },
      };
  }
};
