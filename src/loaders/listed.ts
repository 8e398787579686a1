import type { Contract } from '../domain/contract.ts';
import type { Customer } from '../domain/customer.ts';

/**
 * What lists of the mirror have named in this request. What hangs on a row is taken from the mirror as the row itself was, however old, so that a page of
 * 60 customers costs an ERP without batches no 60 calls; unless the request says how old it may be.
 */
export interface Listed {
  readonly customers: ReadonlySet<string>;
  readonly contracts: ReadonlySet<string>;
  readonly installs: ReadonlySet<string>;
  addCustomers(rows: readonly Pick<Customer, 'id' | 'contracts'>[]): void;
  addContracts(rows: readonly Pick<Contract, 'id' | 'customer'>[]): void;
  addInstalls(ids: readonly string[]): void;
}

export const createListed = (): Listed => {
  const [customers, contracts, installs] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const add = (known: Set<string>, ids: readonly string[]): void => {
    for (const id of ids) known.add(id);
  };
  return {
    customers,
    contracts,
    installs,
    addCustomers: (rows) => {
      for (const row of rows) {
        customers.add(row.id);
        add(
          contracts,
          row.contracts.map(({ id }) => id),
        );
      }
    },
    addContracts: (rows) => {
      for (const { id, customer } of rows) {
        contracts.add(id);
        customers.add(customer.id);
      }
    },
    addInstalls: (ids) => add(installs, ids),
  };
};
