import type { Contract } from '../../domain/contract.ts';
import type { Customer } from '../../domain/customer.ts';
import type { MatchCustomer } from '../../domain/matching/match-customer.ts';
import { customerKeys, recordKeys } from '../../domain/matching/record-keys.ts';
import { recordWords } from '../../domain/matching/search-words.ts';
import { toMatchCustomer } from '../../domain/matching/to-match-customer.ts';
import type { SearchEntry } from './search-entry.ts';

/** Under notice is still supplied. */
const SUPPLIED: ReadonlySet<string> = new Set(['active', 'terminated']);

/** All the contract says about its customer: who signed, and the number. The customer's own record may not be there yet. */
const toHolder = (contract: Contract): MatchCustomer => {
  const { customer, party } = contract;
  const holder: Customer = {
    ...{ id: customer.id, ref: customer, number: customer.id, party },
    ...{ tenant: null, legacy: [], successor: null, address: null, iban: null, contracts: [], raw: {} },
  };
  return toMatchCustomer(holder, [contract]);
};

/** What finds a contract, and through it its customer. */
export const toContractEntry = (contract: Contract): SearchEntry => {
  const holder = toHolder(contract);
  return {
    entity: 'contract',
    id: contract.id,
    source: contract.ref.source,
    customerId: contract.customer.id,
    isActive: SUPPLIED.has(contract.status),
    keys: recordKeys(holder),
    words: recordWords(holder),
  };
};

/** What finds a customer by its own record. */
export const toCustomerEntry = (customer: Customer): SearchEntry => {
  const alone = toMatchCustomer(customer, []);
  return {
    entity: 'customer',
    id: customer.id,
    source: customer.ref.source,
    customerId: customer.id,
    isActive: false,
    keys: customerKeys(alone),
    words: recordWords(alone),
  };
};
