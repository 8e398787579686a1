import type { Contract } from '../domain/contract.ts';
import type { PageArguments } from '../domain/page.ts';
import type { ContractFilter } from '../store/lists/filters.ts';
import type { ContractOrder } from '../store/lists/list-records.ts';
import { type CountedPage, type MirrorContext, noteServed, toCountedPage } from './mirror-page.ts';
import { crossedBy, requireFilled } from './require-filled.ts';

/** Contracts of the mirror by their own fields and those of other sources; throws `MirrorUnfilled` until these were copied. */
export const listContracts = async (
  filter: ContractFilter,
  order: ContractOrder,
  paging: PageArguments,
  { store, call, loaders }: MirrorContext,
): Promise<CountedPage<Contract>> => {
  await requireFilled(['contract', ...crossedBy(filter)], store);
  const { lists } = store;
  const page = await lists.contracts(filter, order, paging);
  noteServed('ERP', page.rows, call);
  loaders.listed.addContracts(page.rows.map(({ record }) => record));
  return toCountedPage(page, paging, () => lists.countContracts(filter));
};
