import type { World } from '../../sandbox/world/truth.ts';
import type { Contract } from '../../src/domain/contract.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { identify } from '../../src/domain/matching/identify.ts';
import type { MatchCustomer } from '../../src/domain/matching/match-customer.ts';
import { readFeatures } from '../../src/domain/matching/read-features.ts';
import { recordKeys } from '../../src/domain/matching/record-keys.ts';
import { searchKeys } from '../../src/domain/matching/search-keys.ts';
import { toMatchCustomer } from '../../src/domain/matching/to-match-customer.ts';
import { toDisplayName } from '../../src/domain/party.ts';
import type { Enneo } from '../../src/sources/enneo/enneo.ts';
import type { Erp, ErpPage } from '../../src/sources/erp/erp.ts';
import type { FacadeReads, Found } from '../../src/usecases/facade-reads.ts';
import { createCall } from './call-context.ts';

const KEY_DATE = '2025-06-15';
const AS_OF = '2025-06-15T08:00:00.000Z';

const readAll = async <T>(readPage: (cursor: string | null) => Promise<ErpPage<T>>): Promise<readonly T[]> => {
  const records: T[] = [];
  let cursor: string | null = null;
  do {
    const page: ErpPage<T> = await readPage(cursor);
    records.push(...page.records);
    cursor = page.next;
  } while (cursor !== null);
  return records;
};

const found = <T>(record: T | undefined): Found<T> | null => (record === undefined ? null : { record, asOf: AS_OF, stale: false });

const byId = <T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> => new Map(records.map((record) => [record.id, record]));

/** Customers by every key they are found by, as the store has them. */
const indexKeys = (customers: readonly MatchCustomer[]): ReadonlyMap<string, readonly MatchCustomer[]> => {
  const index = new Map<string, MatchCustomer[]>();
  for (const customer of customers)
    for (const { kind, value } of recordKeys(customer)) {
      const key = `${kind} ${value}`;
      const holders = index.get(key);
      if (holders === undefined) index.set(key, [customer]);
      else holders.push(customer);
    }
  return index;
};

const textOf = ({ id, party, address, contracts }: Customer): string =>
  [id, toDisplayName(party), ...party.emails, ...party.phones, address?.street, address?.postcode, address?.city, ...contracts.map((contract) => contract.id)]
    .join(' ')
    .toLowerCase();

/** What the facade asks for, in memory: the sandbox's ERP read once over its own wire, tickets and installs from the truth. */
export const createMemoryReads = async (world: World, { erp, enneo }: { readonly erp: Erp; readonly enneo: Enneo }): Promise<FacadeReads> => {
  const call = createCall({ deadline: Date.now() + 60_000 });
  const contracts = await readAll<Contract>((cursor) => erp.contractPage(cursor, call));
  const customers = await readAll<Customer>((cursor) => erp.customerPage(cursor, call));
  const contractById = byId(contracts);
  const customerById = byId(customers);
  const contractsByCustomer = Map.groupBy(contracts, ({ customer }) => customer.id);
  const index = indexKeys(customers.map((customer) => toMatchCustomer(customer, contractsByCustomer.get(customer.id) ?? [])));
  const texts = customers.map((customer) => ({ id: customer.id, text: textOf(customer) }));
  return {
    contractById: async (id) => found(contractById.get(id)),
    customerById: async (id) => found(customerById.get(id)),
    identify: async (input) => {
      const features = readFeatures(input);
      const candidates = new Set(searchKeys(features).flatMap(({ kind, value }) => index.get(`${kind} ${value}`) ?? []));
      return identify(features, [...candidates], { keyDate: KEY_DATE });
    },
    searchCustomers: async (text, { limit, offset }) => {
      const words = text.toLowerCase().split(/\s+/).filter(Boolean);
      const hits = texts.filter((row) => words.every((word) => row.text.includes(word)));
      return hits.slice(offset, offset + limit).map(({ id }) => id);
    },
    staleSince: async () => [],
    mayMissNew: () => false,
    previewOf: async ({ id, customer }) => {
      const tickets = world.ticketIdsOfContract(id).map((ticket) => world.tickets.get(String(ticket)));
      const installId = world.enerfloCustomersBy('externalId', customer.id)[0]?.installIds[0];
      const install = installId === undefined ? undefined : world.installs.get(String(installId));
      const next = install?.milestones.find(({ completedDate }) => completedDate === null);
      return {
        openTickets: tickets.filter((ticket) => ticket?.status === 'open').length,
        install: install === undefined ? null : { status: `Status ${install.statusId}`, nextMilestone: next ?? null },
      };
    },
    historyOf: (id, facadeCall) => enneo.contractHistory(id, facadeCall),
    enneoCustomerOf: (id, facadeCall) => enneo.customerById(id, facadeCall).catch(() => null),
  };
};
