import type { ContractFilter } from '../../src/store/lists/filters.ts';
import { checkLists, toAmounts, toDays } from '../shared/check-filter.ts';
import type { ContractFilterInput } from './contract.input.ts';

export const toContractFilter = (input: ContractFilterInput | null): ContractFilter => {
  if (input === null) return {};
  checkLists(input);
  return { ...input, start: toDays(input.start), end: toDays(input.end), monthlyDeposit: toAmounts('monthlyDeposit', input.monthlyDeposit) };
};
