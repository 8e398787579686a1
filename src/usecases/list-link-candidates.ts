import { offsetAfter, type Page, type PageArguments, toPage, toRows } from '../domain/page.ts';
import type { Store } from '../store/create-store.ts';
import type { Link } from '../store/links/links.ts';

/** What waits for a person, all candidates of an Enerflo customer together. */
export const listLinkCandidates = async ({ first, after }: PageArguments, { links }: Store): Promise<Page<Link>> => {
  const offset = offsetAfter(after);
  const found = await links.candidates(first, offset);
  return toPage(toRows(found.links, offset), { totalCount: found.total, hasNextPage: offset + found.links.length < found.total });
};
