import { z } from 'zod';

/** `limit` 1 to 100 and `offset`; both may be missing. */
const pageQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(100), offset: z.coerce.number().int().min(0).default(0) });

export type PageQuery = z.infer<typeof pageQuery>;

/** null: not a page. */
export const readPageQuery = (query: unknown): PageQuery | null => pageQuery.safeParse(query).data ?? null;

const filters = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));

/** The query without paging: what it filters by. A repeated name counts as none. */
export const readFilters = (query: unknown): Readonly<Record<string, string>> => {
  const { limit: _limit, offset: _offset, ...rest } = filters.safeParse(query).data ?? {};
  return rest;
};
