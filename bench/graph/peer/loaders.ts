import DataLoader from 'dataloader';
import type { Sources } from './sources.ts';
import { toContract, toCustomer, toInstall, toInstallIds, toNote } from './to-graph.ts';
import type { WireTicket } from './wire.ts';

const each = <T>(read: (key: string) => Promise<T>) => new DataLoader((keys: readonly string[]) => Promise.all(keys.map(read)));

type Install = ReturnType<typeof toInstall>;

/** One set per request. */
export const createLoaders = (sources: Sources) => ({
  customer: each(async (id) => {
    const found = await sources.customer(id);
    return found === null ? null : toCustomer(found);
  }),
  contracts: each(async (customerId) => (await sources.contracts(customerId)).map(toContract)),
  tickets: new DataLoader<string, readonly WireTicket[]>(async (contractIds) => {
    const tickets = Map.groupBy(await sources.tickets(contractIds), ({ contractId }) => String(contractId));
    return contractIds.map((id) => tickets.get(id) ?? []);
  }),
  installs: each(async (customerId) => {
    const record = (await sources.enerfloCustomers(customerId)).find(({ external_id }) => external_id === customerId);
    const installs = await Promise.all(record === undefined ? [] : toInstallIds(record).map(sources.install));
    return installs.map(toInstall);
  }),
  notes: new DataLoader<Install, readonly ReturnType<typeof toNote>[]>(async (installs) => {
    const oldest = installs.map(({ createdAt }) => createdAt).sort()[0] ?? '';
    const kept = (await sources.notes(oldest.slice(0, '2026-01-31T12:00:00'.length))).filter(({ deleted_at }) => deleted_at === null);
    const notes = Map.groupBy(kept, ({ id }) => String(id));
    return installs.map(({ id }) => (notes.get(id) ?? []).map(toNote));
  }),
});

export type Loaders = ReturnType<typeof createLoaders>;
