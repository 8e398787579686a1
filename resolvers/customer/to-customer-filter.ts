import type { CustomerFilter } from '../../src/store/lists/filters.ts';
import { checkLists } from '../shared/check-filter.ts';
import type { CustomerFilterInput } from './customer.input.ts';

export const toCustomerFilter = (input: CustomerFilterInput | null): CustomerFilter => {
  if (input === null) return {};
  checkLists(input);
  return { ...input };
};
