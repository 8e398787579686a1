import type { Contract } from '../../src/domain/contract.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { MatchContract, MatchCustomer, RecordRef } from '../../src/domain/matching/match-customer.ts';
import { NOTHING } from '../../src/domain/sync-report.ts';
import type { Enerflo } from '../../src/sources/enerflo/enerflo.ts';
import type { Enneo } from '../../src/sources/enneo/enneo.ts';
import type { Erp, ErpPage } from '../../src/sources/erp/erp.ts';
import type { Store } from '../../src/store/create-store.ts';
import { toContractEntry, toCustomerEntry } from '../../src/store/search/to-search-entry.ts';
import { proposeLinksFor } from '../../src/usecases/link-customers.ts';
import type { Copied } from '../../src/usecases/require-filled.ts';
import { contractOf, customerOf } from '../store/records.ts';
import { createCall } from './call-context.ts';

const FETCHED_AT = Date.parse('2025-06-15T08:00:00Z');

/** As a sync leaves it that saw every page of these. */
export const markCopied = async (store: Store, ...entities: readonly Copied[]): Promise<void> => {
  const state = {
    run: 'r',
    cursor: null,
    done: 0,
    isComplete: true,
    isFirst: true,
    isWhole: true,
    tally: NOTHING,
    startedAt: FETCHED_AT,
    updatedAt: FETCHED_AT,
  };
  for (const entity of entities) await store.syncStates.save({ ...state, source: 'test', entity });
};

export const writeCustomers = (store: Store, records: readonly Customer[]) =>
  store.mirror.writeSearchable(
    'customer',
    records.map((record) => ({ record, fetchedAt: FETCHED_AT, search: toCustomerEntry(record) })),
  );

export const writeContracts = (store: Store, records: readonly Contract[]) =>
  store.mirror.writeSearchable(
    'contract',
    records.map((record) => ({ record, fetchedAt: FETCHED_AT, search: toContractEntry(record) })),
  );

const PAGE = 200;

const copyPages = async <T>(readPage: (cursor: string | null) => Promise<ErpPage<T>>, write: (records: readonly T[]) => Promise<unknown>): Promise<void> => {
  let cursor: string | null = null;
  do {
    const page: ErpPage<T> = await readPage(cursor);
    for (let start = 0; start < page.records.length; start += PAGE) await write(page.records.slice(start, start + PAGE));
    cursor = page.next;
  } while (cursor !== null);
};

/** The whole ERP, read over its own wire. */
export const fillFromErp = async (store: Store, erp: Erp): Promise<void> => {
  const call = createCall({ deadline: Date.now() + 600_000 });
  await copyPages(
    (cursor) => erp.customerPage(cursor, call),
    (records) => writeCustomers(store, records),
  );
  await copyPages(
    (cursor) => erp.contractPage(cursor, call),
    (records) => writeContracts(store, records),
  );
  await markCopied(store, 'customer', 'contract');
};

const toErpRefs = (refs: readonly RecordRef[], kind: 'contract' | 'customer') => refs.map((ref) => ({ ...ref, kind }));

const toAddress = (address: MatchCustomer['addresses'][number] | undefined) =>
  address === undefined ? null : { ...address, addition: null, district: null, country: 'DE' };

const toPartyOf = ({ names, birthDates, emails, phones }: MatchCustomer): Customer['party'] => {
  const [name = { firstName: null, lastName: null, company: null }] = names;
  return { type: name.company === null ? 'person' : 'company', salutation: null, title: null, ...name, birthDate: birthDates[0] ?? null, emails, phones };
};

const toCustomer = (customer: MatchCustomer): Customer =>
  customerOf(customer.ref.id, {
    ref: { ...customer.ref, kind: 'customer' },
    number: customer.number,
    party: toPartyOf(customer),
    address: toAddress(customer.addresses[0]),
    iban: customer.ibans[0] ?? null,
    legacy: toErpRefs(customer.legacy, 'customer'),
    successor: customer.successor === null ? null : { ...customer.successor, kind: 'customer' },
  });

const toContract = (contract: MatchContract, customer: MatchCustomer): Contract =>
  contractOf(contract.ref.id, {
    ref: { ...contract.ref, kind: 'contract' },
    number: contract.number,
    customer: { ...customer.ref, kind: 'customer' },
    energy: contract.energy,
    start: contract.start,
    end: contract.end,
    deliveryAddress: toAddress(contract.addresses[0]),
    marketLocationId: contract.marketLocationId,
    meterLocationIds: contract.meterLocationIds,
    meters: contract.meterNumbers.map((number) => ({ number, registers: [] })),
    legacy: toErpRefs(contract.legacy, 'contract'),
    successor: contract.successor === null ? null : { ...contract.successor, kind: 'contract' },
    party: toPartyOf(customer),
  });

/** Customers of the fixture as an ERP's adapter would have read them. */
export const fillFromMatchWorld = async (store: Store, world: readonly MatchCustomer[]): Promise<void> => {
  await writeCustomers(store, world.map(toCustomer));
  await writeContracts(
    store,
    world.flatMap((customer) => customer.contracts.map((contract) => toContract(contract, customer))),
  );
  await markCopied(store, 'customer', 'contract');
};

/** Installs one by one, as only those are whole, with their milestones. */
export const fillInstalls = async (store: Store, enerflo: Enerflo): Promise<void> => {
  const call = createCall({ deadline: Date.now() + 600_000 });
  const ids: string[] = [];
  for (let page = 1, total = 1; ids.length < total; page += 1) {
    const rows = await enerflo.installPage(page, PAGE / 2, call);
    ids.push(...rows.installs.map(({ id }) => id));
    total = rows.installs.length === 0 ? ids.length : rows.total;
  }
  const installs = (await Promise.all(ids.map((id) => enerflo.installById(id, call)))).filter((install) => install !== null);
  const milestones = installs.flatMap((install) => install.milestones);
  await store.mirror.write(
    'install',
    installs.map((record) => ({ record, fetchedAt: FETCHED_AT })),
  );
  await store.mirror.write(
    'milestone',
    milestones.map((record) => ({ record, fetchedAt: FETCHED_AT })),
  );
  await markCopied(store, 'install');
};

/** Customers and contracts are there before. */
export const fillLinks = async (store: Store, enerflo: Enerflo, now: () => number): Promise<void> => {
  const call = createCall({ deadline: Date.now() + 600_000 });
  for (let page = 1, done = 0, total = 1; done < total; page += 1) {
    const rows = await enerflo.customerPage(page, PAGE / 2, call);
    await proposeLinksFor(rows.customers, { store, now });
    done += rows.customers.length;
    total = rows.customers.length === 0 ? done : rows.total;
  }
  await markCopied(store, 'link');
};

const TICKETS = 500;

export const fillTickets = async (store: Store, enneo: Enneo): Promise<void> => {
  const call = createCall({ deadline: Date.now() + 600_000 });
  for (let offset = 0, total = 1; offset < total; offset += TICKETS) {
    const page = await enneo.searchTickets({ filters: [], orderBy: 't.id', direction: 'asc', limit: TICKETS, offset }, call);
    total = page.total;
    await store.mirror.write(
      'ticket',
      page.tickets.map((record) => ({ record, fetchedAt: FETCHED_AT })),
    );
  }
  await markCopied(store, 'ticket');
};
