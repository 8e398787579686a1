import type { Contract } from '../domain/contract.ts';
import type { Customer } from '../domain/customer.ts';
import type { Erp } from '../sources/erp/erp.ts';
import { toContractEntry, toCustomerEntry } from '../store/search/to-search-entry.ts';
import type { Kept, Reading } from './create-read.ts';
import { eachAlone } from './each-alone.ts';
import { itemsOf } from './kept-lists.ts';
import { createMirrorOf, type MirrorPlace, type MirrorUpkeep, readMirrorLists } from './mirror-of.ts';
import type { Planned } from './planned.ts';

export interface ErpReadings {
  readonly customers: Reading<Customer>;
  readonly contracts: Reading<Contract>;
  /** By customer id, in the ERP's order. */
  readonly contractsOfCustomers: Reading<readonly Contract[]>;
  readonly mirrors: readonly MirrorUpkeep[];
}

export const createErpReadings = (erp: Erp, place: MirrorPlace, planned: Planned): ErpReadings => {
  const { mirror } = place.store;
  const customers = createMirrorOf('customer', erp.name, place, {
    write: (rows) =>
      mirror.writeSearchable(
        'customer',
        rows.map((row) => ({ ...row, search: toCustomerEntry(row.record) })),
      ),
    remove: (gone, at) => mirror.deleteSearchable('customer', gone, at),
  });
  const contracts = createMirrorOf('contract', erp.name, place, {
    write: (rows) =>
      mirror.writeSearchable(
        'contract',
        rows.map((row) => ({ ...row, search: toContractEntry(row.record) })),
      ),
    remove: (gone, at) => mirror.deleteSearchable('contract', gone, at),
  });
  return {
    customers: planned('ERP', 'customer', {
      readLive: (ids, call) => erp.customersByIds(ids, call),
      readMirror: customers.read,
      keep: customers.keep,
    }),
    contracts: planned('ERP', 'contract', {
      readLive: (ids, call) => erp.contractsByIds(ids, call),
      readMirror: contracts.read,
      keep: contracts.keep,
    }),
    contractsOfCustomers: planned('ERP', 'contractsOfCustomer', {
      readLive: eachAlone((id, call) => erp.contractsByCustomerId(id, call)),
      readMirror: async (ids) => {
        const [owners, lists] = await Promise.all([customers.read(ids), readMirrorLists(place, 'contract', 'customer_id', ({ customer }) => customer.id, ids)]);
        return new Map([...owners].map(([id, owner]) => [id, contractsOf(owner, lists.get(id))]));
      },
      keep: (found) => contracts.keep(new Map(itemsOf(found).map((one) => [one.record.id, one])), [], 0),
    }),
    mirrors: [customers, contracts],
  };
};

/** As the customer's record names them; young only when all of them are there. */
const contractsOf = ({ record, fetchedAt }: Kept<Customer>, list: Kept<readonly Contract[]> | undefined): Kept<readonly Contract[]> => {
  const byId = new Map(list?.record.map((contract) => [contract.id, contract]));
  const named = record.contracts.map(({ id }) => byId.get(id)).filter((contract) => contract !== undefined);
  const isWhole = named.length === record.contracts.length;
  return { record: isWhole ? named : (list?.record ?? []), fetchedAt: Math.min(fetchedAt, list?.fetchedAt ?? fetchedAt), isYoung: isWhole };
};
