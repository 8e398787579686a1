import DataLoader from 'dataloader';
import type { Customer } from '../domain/customer.ts';
import type { EnerfloCustomer, Install, Note } from '../domain/install.ts';
import type { Reader } from '../reader/create-reader.ts';
import { toNotesKey } from '../reader/notes-key.ts';
import type { ReadContext } from '../reader/read.ts';
import { listLoader, recordLoader } from './batch.ts';
import { findInstalls } from './find-installs.ts';

export interface EnerfloLoaders {
  readonly installById: DataLoader<string, Install | null>;
  readonly installByDealId: DataLoader<string, Install | null>;
  /** Newest first. */
  readonly installsOfCustomer: DataLoader<Customer, readonly Install[], string>;
  /** By `toNotesKey`, oldest first. */
  readonly notesByKey: DataLoader<string, readonly Note[]>;
  readonly customerById: DataLoader<string, EnerfloCustomer | null>;
}

export const notesOf = (install: Install, { notesByKey }: EnerfloLoaders): Promise<readonly Note[]> => notesByKey.load(toNotesKey(install));

export const createEnerfloLoaders = (reader: Reader, context: ReadContext): EnerfloLoaders => {
  const installById = recordLoader(reader.installs, context);
  const customersByText = listLoader(reader.enerfloSearches, context);
  return {
    installById,
    installByDealId: recordLoader(reader.installsOfDeals, context),
    installsOfCustomer: new DataLoader((customers: readonly Customer[]) => findEach(customers, { customersByText, installById }), {
      cacheKeyFn: ({ id }) => id,
    }),
    notesByKey: listLoader(reader.notesOfInstalls, context),
    customerById: recordLoader(reader.enerfloCustomers, context),
  };
};

/** All at once, ending together, a failure for its own customer. */
const findEach = (customers: readonly Customer[], reads: Parameters<typeof findInstalls>[1]): Promise<(readonly Install[] | Error)[]> =>
  Promise.all(customers.map((customer) => findInstalls(customer, reads).catch(toError)));

const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
