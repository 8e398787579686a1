import DataLoader from 'dataloader';
import type { CallContext } from '../domain/call.ts';
import type { Customer } from '../domain/customer.ts';
import type { EnerfloCustomer, Install, InstallStatus, Note } from '../domain/install.ts';
import type { Enerflo } from '../sources/enerflo/enerflo.ts';
import { groupBy, singleLoader } from './batch.ts';
import { findInstalls } from './find-installs.ts';

export interface EnerfloLoaders {
  readonly installById: DataLoader<string, Install | null>;
  readonly installByDealId: DataLoader<string, Install | null>;
  /** Oldest first. Enerflo lists notes by time only: one sweep from the oldest install on serves the whole batch. */
  readonly notesByInstall: DataLoader<Install, readonly Note[], string>;
  /** Newest first. */
  readonly installsOfCustomer: DataLoader<Customer, readonly Install[], string>;
  readonly customerById: DataLoader<string, EnerfloCustomer | null>;
  readonly customersByText: DataLoader<string, readonly EnerfloCustomer[]>;
  installStatuses(): Promise<readonly InstallStatus[]>;
}

export const createEnerfloLoaders = (enerflo: Enerflo, call: CallContext): EnerfloLoaders => {
  const installById = singleLoader((id: string) => enerflo.installById(id, call));
  const customersByText = singleLoader((text: string) => enerflo.searchCustomers(text, call));
  return {
    installById,
    customersByText,
    installByDealId: singleLoader((dealId: string) => enerflo.installByDealId(dealId, call)),
    installsOfCustomer: singleLoader((customer: Customer) => findInstalls(customer, { customersByText, installById }), toId),
    notesByInstall: new DataLoader((installs: readonly Install[]) => readNotes(installs, enerflo, call), { cacheKeyFn: toId }),
    customerById: singleLoader((id: string) => enerflo.customerById(id, call)),
    installStatuses: () => enerflo.installStatuses(call),
  };
};

const toId = ({ id }: { readonly id: string }): string => id;

const readNotes = async (installs: readonly Install[], enerflo: Enerflo, call: CallContext): Promise<readonly (readonly Note[])[]> => {
  const ids = installs.map(toId);
  const notes = groupBy(await enerflo.notesByInstallIds(ids, oldest(installs), call), (note) => note.installId);
  return ids.map((id) => notes.get(id) ?? []);
};

/** No note is older than its install. */
const oldest = (installs: readonly Install[]): string | null => {
  const times = installs.map(({ createdAt }) => createdAt).filter((time) => time !== null);
  return times.length < installs.length ? null : (times.sort()[0] ?? null);
};
