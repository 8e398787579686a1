import type DataLoader from 'dataloader';
import type { Contract } from '../domain/contract.ts';
import type { Customer } from '../domain/customer.ts';
import type { Reader } from '../reader/create-reader.ts';
import type { ReadContext } from '../reader/read.ts';
import { listLoader, recordLoader } from './batch.ts';
import type { Listed } from './listed.ts';

export interface ErpLoaders {
  readonly customerById: DataLoader<string, Customer | null>;
  readonly contractById: DataLoader<string, Contract | null>;
  /** In the ERP's order. */
  readonly contractsByCustomerId: DataLoader<string, readonly Contract[]>;
}

export const createErpLoaders = (reader: Reader, listed: Listed, context: ReadContext): ErpLoaders => ({
  customerById: recordLoader(reader.customers, context, listed.customers),
  contractById: recordLoader(reader.contracts, context, listed.contracts),
  contractsByCustomerId: listLoader(reader.contractsOfCustomers, context, listed.customers),
});
