import type DataLoader from 'dataloader';
import type { CallContext } from '../domain/call.ts';
import type { Contract } from '../domain/contract.ts';
import type { Customer } from '../domain/customer.ts';
import type { Erp } from '../sources/erp/erp.ts';
import { mapLoader, singleLoader } from './batch.ts';

export interface ErpLoaders {
  readonly customerById: DataLoader<string, Customer | null>;
  readonly contractById: DataLoader<string, Contract | null>;
  /** In the ERP's order; what it answers also fills `contractById`. */
  readonly contractsByCustomerId: DataLoader<string, readonly Contract[]>;
}

export const createErpLoaders = (erp: Erp, call: CallContext): ErpLoaders => {
  const contractById = mapLoader<string, Contract>((ids) => erp.contractsByIds(ids, call));
  return {
    customerById: mapLoader((ids) => erp.customersByIds(ids, call)),
    contractById,
    contractsByCustomerId: singleLoader(async (customerId: string) => {
      const contracts = (await erp.contractsByCustomerId(customerId, call)) ?? [];
      for (const contract of contracts) contractById.prime(contract.id, contract);
      return contracts;
    }),
  };
};
