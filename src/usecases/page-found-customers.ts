import { hash } from 'node:crypto';
import type { Customer } from '../domain/customer.ts';
import { toRefKey } from '../domain/matching/match-customer.ts';
import { offsetAfter, type Page, type PageArguments, toPage } from '../domain/page.ts';
import { type MirrorContext, noteServed } from './mirror-page.ts';
import { searchCustomers } from './search-customers.ts';

/** A page of a free-text search with the customers as the mirror has them. */
export const pageFoundCustomers = async (text: string, { first, after }: PageArguments, { store, call, loaders }: MirrorContext): Promise<Page<Customer>> => {
  const list = hash('sha256', text, 'base64url').slice(0, 8);
  const offset = offsetAfter(after, list);
  const { refs, total } = await searchCustomers(text, { limit: first + 1, offset }, store);
  const shown = refs.slice(0, first);
  const rows = await store.mirror.read(
    'customer',
    shown.map(({ id }) => id),
  );
  const byRef = new Map(rows.filter(({ deletedAt }) => deletedAt === null).map((row) => [toRefKey(row), row]));
  const found = shown.flatMap((ref, index) => {
    const row = byRef.get(toRefKey(ref));
    return row === undefined ? [] : [{ offset: offset + index, row }];
  });
  noteServed(
    'ERP',
    found.map(({ row }) => row),
    call,
  );
  loaders.listed.addCustomers(found.map(({ row }) => row.record));
  return toPage(
    found.map((hit) => ({ offset: hit.offset, node: hit.row.record })),
    { totalCount: total, hasNextPage: refs.length > first, list, ...(shown.length > 0 && { scannedTo: offset + shown.length - 1 }) },
  );
};
