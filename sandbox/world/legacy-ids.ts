import { draw } from './hash.ts';
import { idAt } from './ids.ts';

/** Numbers of the ERP that came before, kept by the 5 % who moved. */
const FIRST_CUSTOMER = 10_000_001;
const FIRST_CONTRACT = 40_000_001;
const MOVED = 20;

export const hasMoved = (customer: number): boolean => draw(customer, 60, MOVED) === 0;

export const legacyCustomerId = (customer: number): string => String(FIRST_CUSTOMER + customer);
export const legacyContractId = (contract: number): string => String(FIRST_CONTRACT + contract);

/** Which id a number of the older ERP would have now; whether that record has it, `legacyId` says. */
export const customerIdOfLegacy = (legacyId: string): string | null => {
  const index = Number(/^\d{8,9}$/.exec(legacyId)?.[0] ?? 0) - FIRST_CUSTOMER;
  return index < 0 ? null : String(idAt('customer', index));
};
