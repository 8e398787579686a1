import { BadInput } from './bad-input.ts';

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

const PREFIX = 'o:';

/** A cursor is the row's offset; opaque to clients. */
const toCursor = (offset: number): string => Buffer.from(`${PREFIX}${offset}`).toString('base64url');

/** The offset of the first row after the cursor. */
export const offsetAfter = (after: string | null): number => {
  if (after === null) return 0;
  const text = Buffer.from(after, 'base64url').toString();
  const offset = text.startsWith(PREFIX) && /^\d{1,9}$/.test(text.slice(PREFIX.length)) ? Number(text.slice(PREFIX.length)) : Number.NaN;
  if (Number.isNaN(offset)) throw new BadInput('after', 'is no cursor of this list; pass an `endCursor` or `cursor` that an earlier page answered');
  return offset + 1;
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
}

/** Edges and cursors are made only when somebody asks for them. */
export const toPage = <T>(rows: readonly Row<T>[], { totalCount, hasNextPage, scannedTo }: PageEnd): Page<T> => ({
  nodes: rows.map(({ node }) => node),
  get edges() {
    return rows.map(({ node, offset }) => ({ node, cursor: toCursor(offset) }));
  },
  totalCount,
  get pageInfo() {
    const first = rows[0]?.offset;
    const last = scannedTo ?? rows.at(-1)?.offset;
    return {
      hasNextPage,
      hasPreviousPage: first !== undefined && first > 0,
      startCursor: first === undefined ? null : toCursor(first),
      endCursor: last === undefined ? null : toCursor(last),
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
