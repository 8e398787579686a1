import DataLoader from 'dataloader';
import type { Customer } from '../domain/customer.ts';
import type { EnerfloCustomer, Install, Note } from '../domain/install.ts';
import type { Reader } from '../reader/create-reader.ts';
import { toNotesKey } from '../reader/notes-key.ts';
import type { ReadContext } from '../reader/read.ts';
import { listLoader, recordLoader } from './batch.ts';
import { type EnerfloRecord, findEnerfloRecords } from './find-enerflo-records.ts';
import { findInstalls } from './find-installs.ts';
import type { LinkLoaders } from './link-loaders.ts';
import type { Listed } from './listed.ts';

export interface EnerfloLoaders {
  readonly installById: DataLoader<string, Install | null>;
  readonly installByDealId: DataLoader<string, Install | null>;
  /** Who an ERP customer is at Enerflo. */
  readonly recordsOfCustomer: DataLoader<Customer, readonly EnerfloRecord[], string>;
  /** Newest first. */
  readonly installsOfCustomer: DataLoader<Customer, readonly Install[], string>;
  /** By `toNotesKey`, oldest first. */
  readonly notesByKey: DataLoader<string, readonly Note[]>;
  readonly customerById: DataLoader<string, EnerfloCustomer | null>;
}

export const notesOf = (install: Install, { notesByKey }: EnerfloLoaders): Promise<readonly Note[]> => notesByKey.load(toNotesKey(install));

export const createEnerfloLoaders = (reader: Reader, links: LinkLoaders, listed: Listed, context: ReadContext): EnerfloLoaders => {
  const installById = recordLoader(reader.installs, context, listed.installs);
  const customerById = recordLoader(reader.enerfloCustomers, context);
  const reads = { links, customerById, customersByText: listLoader(reader.enerfloSearches, context), wantsLive: context.policy.maxAgeMs === 0 };
  const recordsOfCustomer = eachCustomer((customer) => findEnerfloRecords(customer, reads));
  return {
    installById,
    installByDealId: recordLoader(reader.installsOfDeals, context),
    recordsOfCustomer,
    installsOfCustomer: eachCustomer(async (customer) => {
      const records = await recordsOfCustomer.load(customer);
      if (listed.customers.has(customer.id)) for (const { installIds } of records) listed.addInstalls(installIds);
      return findInstalls(records, installById);
    }),
    notesByKey: listLoader(reader.notesOfInstalls, context),
    customerById,
  };
};

/** All at once, ending together, a failure for its own customer. */
const eachCustomer = <T>(find: (customer: Customer) => Promise<T>): DataLoader<Customer, T, string> =>
  new DataLoader((customers) => Promise.all(customers.map((customer) => find(customer).catch(toError))), { cacheKeyFn: ({ id }) => id });

const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
