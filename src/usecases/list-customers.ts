import type { Customer } from '../domain/customer.ts';
import type { PageArguments } from '../domain/page.ts';
import type { ReadContext } from '../reader/read.ts';
import type { Store } from '../store/create-store.ts';
import type { CustomerFilter } from '../store/lists/filters.ts';
import type { CustomerOrder } from '../store/lists/list-records.ts';
import { type CountedPage, noteServed, toCountedPage } from './mirror-page.ts';
import { crossedBy, requireFilled } from './require-filled.ts';

/** Customers of the mirror by their own fields and those of other sources; throws `MirrorUnfilled` until these were copied. */
export const listCustomers = async (
  filter: CustomerFilter,
  order: CustomerOrder,
  paging: PageArguments,
  store: Store,
  call: ReadContext,
): Promise<CountedPage<Customer>> => {
  const { contractStatuses, ticketStatuses } = filter;
  await requireFilled(['customer', ...(contractStatuses == null && ticketStatuses == null ? [] : (['contract'] as const)), ...crossedBy(filter)], store);
  const { lists } = store;
  const page = await lists.customers(filter, order, paging);
  noteServed('ERP', page.rows, call);
  return toCountedPage(page, paging, () => lists.countCustomers(filter));
};
