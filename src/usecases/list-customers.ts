import type { Customer } from '../domain/customer.ts';
import type { PageArguments } from '../domain/page.ts';
import type { CustomerFilter } from '../store/lists/filters.ts';
import type { CustomerOrder } from '../store/lists/list-records.ts';
import { type CountedPage, type MirrorContext, noteServed, toCountedPage } from './mirror-page.ts';
import { crossedBy, requireFilled } from './require-filled.ts';

/** Customers of the mirror by their own fields and those of other sources; throws `MirrorUnfilled` until these were copied. */
export const listCustomers = async (
  filter: CustomerFilter,
  order: CustomerOrder,
  paging: PageArguments,
  { store, call, loaders }: MirrorContext,
): Promise<CountedPage<Customer>> => {
  const { contractStatuses, ticketStatuses } = filter;
  await requireFilled(['customer', ...(contractStatuses == null && ticketStatuses == null ? [] : (['contract'] as const)), ...crossedBy(filter)], store);
  const { lists } = store;
  const page = await lists.customers(filter, order, paging);
  noteServed('ERP', page.rows, call);
  loaders.listed.addCustomers(page.rows.map(({ record }) => record));
  return toCountedPage(page, paging, () => lists.countCustomers(filter));
};
