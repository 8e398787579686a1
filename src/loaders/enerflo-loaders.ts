import DataLoader from 'dataloader';
import type { CallContext } from '../domain/call.ts';
import type { EnerfloCustomer, Install, InstallStatus, Note } from '../domain/install.ts';
import type { Enerflo } from '../sources/enerflo/enerflo.ts';
import { groupBy, singleLoader } from './batch.ts';

export interface EnerfloLoaders {
  readonly installById: DataLoader<string, Install | null>;
  readonly installByDealId: DataLoader<string, Install | null>;
  /** Oldest first. Enerflo lists notes by time only: one sweep from the oldest install on serves the whole batch. */
  readonly notesByInstall: DataLoader<Install, readonly Note[], string>;
  readonly customerById: DataLoader<string, EnerfloCustomer | null>;
  readonly customersByText: DataLoader<string, readonly EnerfloCustomer[]>;
  installStatuses(): Promise<readonly InstallStatus[]>;
}

export const createEnerfloLoaders = (enerflo: Enerflo, call: CallContext): EnerfloLoaders => ({
  installById: singleLoader((id: string) => enerflo.installById(id, call)),
  installByDealId: singleLoader((dealId: string) => enerflo.installByDealId(dealId, call)),
  notesByInstall: new DataLoader(
    async (installs) => {
      const ids = installs.map(({ id }) => id);
      const notes = groupBy(await enerflo.notesByInstallIds(ids, oldest(installs), call), (note) => note.installId);
      return ids.map((id) => notes.get(id) ?? []);
    },
    { cacheKeyFn: ({ id }) => id },
  ),
  customerById: singleLoader((id: string) => enerflo.customerById(id, call)),
  customersByText: singleLoader((text: string) => enerflo.searchCustomers(text, call)),
  installStatuses: () => enerflo.installStatuses(call),
});

/** No note is older than its install. */
const oldest = (installs: readonly Install[]): string | null => {
  const times = installs.map(({ createdAt }) => createdAt).filter((time) => time !== null);
  return times.length < installs.length ? null : (times.sort()[0] ?? null);
};
