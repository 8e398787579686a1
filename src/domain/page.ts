import { foreignCursor, readCursor, writeCursor } from './cursor.ts';

export interface PageArguments {
  readonly first: number;
  readonly after: string | null;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

/** One page of a list, in the shape of a Relay connection. */
export interface Page<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly Edge<T>[];
  readonly totalCount: number | null;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** The row's offset, in the list of that name where rows of several have cursors. */
const toCursor = (offset: number, list = ''): string => writeCursor(`o:${offset}${list && `:${list}`}`);

/** The offset of the first row after the cursor. */
export const offsetAfter = (after: string | null, list = ''): number => {
  if (after === null) return 0;
  const [, digits, of = ''] = /^o:(\d{1,9})(?::(.+))?$/.exec(readCursor(after)) ?? [];
  if (digits === undefined || of !== list) throw foreignCursor();
  return Number(digits) + 1;
};

export interface Row<T> {
  /** Where the row stands in the whole list. */
  readonly offset: number;
  readonly node: T;
}

export interface PageEnd {
  readonly totalCount: number | null;
  readonly hasNextPage: boolean;
  /** The last offset that was looked at, where that is further than the last row (a filtered scan). */
  readonly scannedTo?: number;
  /** What its cursors are cursors of, where other lists have such cursors too. */
  readonly list?: string;
}

/** Edges and cursors are made only when somebody asks for them. */
export const toPage = <T>(rows: readonly Row<T>[], { totalCount, hasNextPage, scannedTo, list }: PageEnd): Page<T> => ({
  nodes: rows.map(({ node }) => node),
  get edges() {
    return rows.map(({ node, offset }) => ({ node, cursor: toCursor(offset, list) }));
  },
  totalCount,
  get pageInfo() {
    const first = rows[0]?.offset;
    const last = scannedTo ?? rows.at(-1)?.offset;
    return {
      hasNextPage,
      hasPreviousPage: first !== undefined && first > 0,
      startCursor: first === undefined ? null : toCursor(first, list),
      endCursor: last === undefined ? null : toCursor(last, list),
    };
  },
});

/** Rows that follow each other from `offset` on. */
export const toRows = <T>(nodes: readonly T[], offset: number): readonly Row<T>[] => nodes.map((node, index) => ({ node, offset: offset + index }));

/** A page of a list that is known as a whole. */
export const pageOf = <T>(all: readonly T[], { first, after }: PageArguments): Page<T> => {
  const offset = offsetAfter(after);
  return toPage(toRows(all.slice(offset, offset + first), offset), { totalCount: all.length, hasNextPage: offset + first < all.length });
};
