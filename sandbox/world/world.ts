import { createCollections } from './collections.ts';
import { customersByEmail, enerfloCustomersBy } from './find-people.ts';
import { idAt, idOfUuid, indexOf, UUIDS } from './ids.ts';
import { contractRun, countsOf, isReference, notesOfInstalls, positionsOf, type Run, ticketsOfContracts } from './layout.ts';
import { ticketIdAt } from './ticket-record.ts';
import type { World } from './truth.ts';

const NONE: Run = { first: 0, count: 0 };

/** The tickets of consecutive contracts are consecutive too. */
const ticketRun = ({ first, count }: Run): Run => {
  const start = ticketsOfContracts.before(first);
  return { first: start, count: ticketsOfContracts.before(first + count) - start };
};

/** See `World`. Everything is computed from the id; `contracts` may be any number. */
export const createWorld = (options: { readonly contracts: number }): World => {
  const counts = countsOf(options.contracts);
  const collections = createCollections(counts);
  const { tickets, installs, notes } = collections;

  const ticketIdsOf = (key: string, contracts: Run): readonly number[] => {
    const computed = positionsOf(ticketRun(contracts)).map((ticket) => String(ticketIdAt(ticket)));
    return tickets.related(key, computed).map(Number);
  };

  const ticketIdsOfContract = (contractId: string): readonly number[] => {
    const contract = indexOf('contract', contractId, counts.contracts);
    return ticketIdsOf(`contract:${contractId}`, contract === null ? NONE : { first: contract, count: 1 });
  };

  const ticketIdsOfCustomer = (customerId: string): readonly number[] => {
    const customer = indexOf('customer', customerId, counts.customers);
    return ticketIdsOf(`customer:${customerId}`, customer === null ? NONE : contractRun(counts, customer));
  };

  const noteIdsOfInstall = (installId: number): readonly number[] => {
    const install = indexOf('install', String(installId), counts.installs);
    const computed = install === null ? [] : positionsOf(notesOfInstalls.childrenOf(install)).map((note) => String(idAt('note', note)));
    return notes.related(`install:${installId}`, computed).map(Number);
  };

  const installIdByDeal = (dealId: string): number | null => {
    const computed = idOfUuid(UUIDS.deal, dealId) ?? '';
    const known = indexOf('install', computed, counts.installs) === null ? [] : [computed];
    const [id] = installs.related(`deal:${dealId}`, known);
    return id === undefined ? null : Number(id);
  };

  return {
    ...collections,
    ticketIdsOfContract,
    ticketIdsOfCustomer,
    noteIdsOfInstall,
    installIdByDeal,
    enerfloCustomersBy: (key, value) => enerfloCustomersBy(collections, key, value),
    customersByEmail: (email) => customersByEmail(collections, email),
    reset: () => {
      for (const collection of Object.values(collections)) collection.reset();
    },
  };
};

/** The first `n` customers with 10 contracts of 5 tickets each and 2 installs with 8 milestones and 5 notes each. */
export const referenceCustomerIds = (world: World, n: number): readonly string[] => {
  const ids: string[] = [];
  for (let index = 0; index < world.customers.size && ids.length < n; index += 1) {
    const id = String(idAt('customer', index));
    if (isReference(index) && world.customers.get(id)?.contractIds.length === 10) ids.push(id);
  }
  return ids;
};
