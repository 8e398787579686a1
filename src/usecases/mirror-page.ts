import type { Page, PageArguments } from '../domain/page.ts';
import type { Source } from '../domain/source.ts';
import type { Loaders } from '../loaders/loaders.ts';
import type { ReadContext } from '../reader/read.ts';
import type { Store } from '../store/create-store.ts';
import type { Mirrored } from '../store/mirror/mirrored.ts';

/** A request, as far as what is answered from the mirror asks. */
export interface MirrorContext {
  readonly store: Store;
  readonly call: ReadContext;
  readonly loaders: Pick<Loaders, 'listed'>;
}

/** A page whose total is counted only when somebody asks for it. */
export type CountedPage<T> = Omit<Page<T>, 'totalCount'> & { readonly totalCount: () => Promise<number> };

/** What the mirror answers without asking a source says how old it is, like everything else; whether that is too old, who counts it knows. */
export const noteServed = (source: Source, rows: readonly Mirrored<object>[], { served }: ReadContext): void => {
  for (const { record, fetchedAt } of rows) served(source, { record, fetchedAt, state: 'CACHED' });
};

interface RowsOfPage<T> {
  readonly rows: readonly { readonly record: T; readonly cursor: string }[];
  readonly hasNextPage: boolean;
}

export const toCountedPage = <T>({ rows, hasNextPage }: RowsOfPage<T>, { after }: PageArguments, totalCount: () => Promise<number>): CountedPage<T> => ({
  nodes: rows.map(({ record }) => record),
  edges: rows.map(({ record, cursor }) => ({ node: record, cursor })),
  totalCount,
  pageInfo: { hasNextPage, hasPreviousPage: after !== null, startCursor: rows[0]?.cursor ?? null, endCursor: rows.at(-1)?.cursor ?? null },
});
