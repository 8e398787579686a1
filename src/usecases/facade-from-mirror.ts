import type { Contract } from '../domain/contract.ts';
import type { ErpRef } from '../domain/erp-ref.ts';
import { toGermanDay } from '../domain/german-day.ts';
import type { Milestone } from '../domain/install.ts';
import type { Identification } from '../domain/matching/identification.ts';
import { numbersToLookUp } from '../domain/matching/numbers-to-look-up.ts';
import { readFeatures } from '../domain/matching/read-features.ts';
import type { Reading } from '../reader/create-read.ts';
import type { Reader } from '../reader/create-reader.ts';
import type { Store } from '../store/create-store.ts';
import { isInUse } from '../store/links/links.ts';
import type { ContractPreview, FacadeCall, FacadeReads, Found, InstallPreview } from './facade-reads.ts';
import { identifyCustomer } from './identify-customer.ts';
import { lookUpNumbers } from './look-up-numbers.ts';
import { searchCustomers } from './search-customers.ts';

export interface FacadeSources {
  readonly reader: Reader;
  readonly store: Store;
  readonly now: () => number;
  /** Milliseconds a record of the ERP may be old when the request does not say. */
  readonly maxAgeMs: number;
  /** As far as the last calls tell. */
  readonly isErpDown: () => boolean;
  /** Mail domains of the supplier itself: they never identify anybody. */
  readonly ownDomains: readonly string[];
}

type Places = Pick<FacadeSources, 'store' | 'reader'>;

/** Rows looked at for a preview. */
const MAX_ROWS = 200;

/** What the facade asks for: records through the read path, people from the mirror unless a number is new to it, previews from the mirror alone. */
export const createFacadeReads = ({ reader, store, now, maxAgeMs, isErpDown, ownDomains }: FacadeSources): FacadeReads => ({
  contractById: (id, call) => readOne(reader.contracts, id, withMaxAge(call, maxAgeMs)),
  customerById: (id, call) => readOne(reader.customers, id, withMaxAge(call, maxAgeMs)),
  identify: async (input, call) => {
    const ask = (): Promise<Identification> => identifyCustomer(input, { store, keyDate: toGermanDay(now()), ownDomains });
    const found = await ask();
    if (found.outcome === 'found' || !found.notes.includes('unknownId') || call.policy.onlyIfCached) return found;
    const isSomebody = await lookUpNumbers(numbersToLookUp(readFeatures(input)), reader, call);
    return isSomebody ? ask() : found;
  },
  searchCustomers: async (text, page) => {
    const { refs } = await searchCustomers(text, page, store);
    return withContracts(
      refs.map(({ id }) => id),
      store,
    );
  },
  staleSince: async (customerIds, { policy }) => {
    if (!isErpDown() && !policy.onlyIfCached) return [];
    const oldest = now() - (policy.maxAgeMs ?? maxAgeMs);
    const rows = await store.mirror.read('customer', customerIds);
    return rows.filter(({ fetchedAt }) => fetchedAt <= oldest).map(({ fetchedAt }) => new Date(fetchedAt).toISOString());
  },
  mayMissNew: ({ policy }) => isErpDown() || policy.onlyIfCached,
  previewOf: (contract) => readPreview(contract, { store, reader }).catch(() => ({ openTickets: null, install: null })),
  historyOf: async (contractId, call) => (await readOne(reader.histories, contractId, call))?.record ?? [],
  enneoCustomerOf: async (customerId, call) => (await readOne(reader.enneoCustomers, customerId, call).catch(() => null))?.record ?? null,
});

const readOne = async <T>(reading: Reading<T>, key: string, call: FacadeCall): Promise<Found<T> | null> => {
  const read = (await reading.read([key], { ...call, served: () => undefined })).get(key);
  if (read instanceof Error) throw read;
  return read === undefined ? null : { record: read.record, asOf: new Date(read.fetchedAt).toISOString(), stale: read.state === 'STALE' };
};

const withMaxAge = (call: FacadeCall, maxAgeMs: number): FacadeCall => ({ ...call, policy: { ...call.policy, maxAgeMs: call.policy.maxAgeMs ?? maxAgeMs } });

/** Enneo takes a customer without contracts for none (enneo.md 7.1), so a search does not name it. */
const withContracts = async (ids: readonly string[], store: Store): Promise<readonly string[]> => {
  const rows = await store.mirror.read('customer', ids);
  const owners = new Set(rows.filter(({ record }) => record.contracts.length > 0).map(({ id }) => id));
  return ids.filter((id) => owners.has(id));
};

const readPreview = async (contract: Contract, places: Places): Promise<ContractPreview> => {
  const [tickets, install] = await Promise.all([places.store.mirror.countTickets(contract.id), readInstall(contract.customer, places)]);
  return { openTickets: tickets.total === 0 ? null : tickets.open, install };
};

/** The newest install of the customer's linked Enerflo records. */
const readInstall = async ({ id, source }: ErpRef, { store, reader }: Places): Promise<InstallPreview | null> => {
  const links = (await reader.links.ofErp([id])).filter((link) => link.erpSource === source && isInUse(link));
  const installs = await store.mirror.readOf(
    'install',
    'enerflo_customer_id',
    links.map(({ enerfloCustomerId }) => enerfloCustomerId),
    MAX_ROWS,
  );
  const newest = installs.map(({ record }) => record).toSorted((one, other) => Number(other.id) - Number(one.id))[0];
  if (newest === undefined) return null;
  const milestones = (await store.mirror.readOf('milestone', 'install_id', [newest.id], MAX_ROWS)).map(({ record }) => record);
  return { status: newest.status?.name ?? null, nextMilestone: nextOf(milestones) };
};

const nextOf = (milestones: readonly Milestone[]): InstallPreview['nextMilestone'] => {
  const open = milestones.filter(({ completedDate }) => completedDate === null).toSorted((one, other) => (one.sequence ?? 0) - (other.sequence ?? 0));
  const [next] = open;
  return next === undefined ? null : { title: next.title, dueDate: next.dueDate };
};
