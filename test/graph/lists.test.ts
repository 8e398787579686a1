import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toStatusName } from '../../sandbox/enerflo/statuses.ts';
import type { Collection, ContractTruth, CustomerTruth, InstallTruth } from '../../sandbox/world/truth.ts';
import { type GraphOverStore, openGraphOverStore, type StoreAnswer } from '../support/graph-over-store.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';

const CONTRACTS = `query($filter: ContractFilter, $orderBy: ContractOrder, $first: Int!, $after: String) {
  list: contracts(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;
const CUSTOMERS = `query($filter: CustomerFilter, $orderBy: CustomerOrder, $first: Int!, $after: String) {
  list: customers(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;

interface ListAnswer {
  list: { totalCount: number; nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null;
}

interface CrossFilter {
  readonly ticketStatuses?: readonly string[];
  readonly installStatuses?: readonly string[];
  readonly openMilestones?: readonly string[];
}

const TICKETS = [['OPEN'], ['PENDING', 'CLOSED']];
const INSTALLS = [['On Hold'], ['Active', 'Completed'], ['no such status']];
const MILESTONES = [['Permitting'], ['Inspection', 'Project Closeout']];
const STATUSES = [['ACTIVE'], ['ENDED', 'TERMINATED']];

const CROSS: readonly CrossFilter[] = [
  ...TICKETS.map((ticketStatuses) => ({ ticketStatuses })),
  ...INSTALLS.map((installStatuses) => ({ installStatuses })),
  ...MILESTONES.map((openMilestones) => ({ openMilestones })),
  ...TICKETS.flatMap((ticketStatuses) => INSTALLS.map((installStatuses) => ({ ticketStatuses, installStatuses }))),
  ...INSTALLS.flatMap((installStatuses) => MILESTONES.map((openMilestones) => ({ installStatuses, openMilestones }))),
  ...TICKETS.flatMap((ticketStatuses) => MILESTONES.map((openMilestones) => ({ ticketStatuses, openMilestones, installStatuses: ['Active'] }))),
];

const allOf = <T>(collection: Collection<T>): readonly T[] =>
  Array.from({ length: collection.size }, (_, index) => collection.at(index)).filter((record) => record !== undefined);

const byText = (one: string, other: string): number => (one < other ? -1 : 1);

describe('lists with filters that cross sources', () => {
  let place: StorePlace;
  let graph: GraphOverStore;
  /** By ERP customer: installs of the Enerflo customers whose link is in use. */
  let installsOf: ReadonlyMap<string, readonly InstallTruth[]>;

  beforeAll(async () => {
    place = await quickestPlace();
    graph = await openGraphOverStore(place, 320);
    const { world, store } = graph;
    const links = (await store.links.ofEnerflo(allOf(world.enerfloCustomers).map(({ id }) => String(id)))).filter(({ state }) => state === 'found');
    const installs = Map.groupBy(allOf(world.installs), ({ customerId }) => String(customerId));
    installsOf = new Map(
      [...Map.groupBy(links, ({ erpCustomerId }) => erpCustomerId)].map(([id, own]) => [id, own.flatMap((link) => installs.get(link.enerfloCustomerId) ?? [])]),
    );
  });
  afterAll(async () => {
    await graph.close();
    await place.drop();
  });

  const hasTicket = (ids: readonly number[], statuses: readonly string[]): boolean =>
    ids.some((id) => statuses.includes(graph.world.tickets.get(String(id))?.status.toUpperCase() ?? ''));

  const passesInstalls = (customerId: string, { installStatuses, openMilestones }: CrossFilter): boolean => {
    const installs = installsOf.get(customerId) ?? [];
    const hasStatus = installs.some(({ statusId }) => installStatuses?.includes(toStatusName(statusId) ?? ''));
    const hasOpen = installs.some(({ milestones }) => milestones.some((step) => step.completedDate === null && openMilestones?.includes(step.title)));
    return (installStatuses === undefined || hasStatus) && (openMilestones === undefined || hasOpen);
  };

  const passesContract = (contract: ContractTruth, filter: CrossFilter & { statuses?: readonly string[] }): boolean =>
    (filter.statuses === undefined || filter.statuses.includes(contract.status.toUpperCase())) &&
    (filter.ticketStatuses === undefined || hasTicket(graph.world.ticketIdsOfContract(contract.id), filter.ticketStatuses)) &&
    passesInstalls(contract.customerId, filter);

  const passesCustomer = (customer: CustomerTruth, filter: CrossFilter): boolean =>
    (filter.ticketStatuses === undefined || hasTicket(graph.world.ticketIdsOfCustomer(customer.id), filter.ticketStatuses)) &&
    passesInstalls(customer.id, filter);

  const readAll = async (
    query: string,
    filter: object,
    orderBy: object | null = null,
    first = 200,
  ): Promise<{ ids: readonly string[]; totals: ReadonlySet<number> }> => {
    const ids: string[] = [];
    const totals = new Set<number>();
    let after: string | null = null;
    for (;;) {
      const { data, errors }: StoreAnswer<ListAnswer> = await graph.ask<ListAnswer>(query, { filter, orderBy, first, after });
      expect(errors).toEqual([]);
      if (data?.list == null) throw new Error('no list');
      ids.push(...data.list.nodes.map(({ id }) => id));
      totals.add(data.list.totalCount);
      after = data.list.pageInfo.endCursor;
      if (!data.list.pageInfo.hasNextPage) return { ids, totals };
    }
  };

  it('holds contracts of every state the filters ask for', () => {
    const statuses = new Set(allOf(graph.world.contracts).map(({ status }) => status.toUpperCase()));
    expect([...statuses]).toEqual(expect.arrayContaining(['ACTIVE', 'ENDED']));
  });

  it('answers the contracts that somebody reading every record finds', async () => {
    const truths = allOf(graph.world.contracts);
    const filters = [...CROSS, ...CROSS.slice(0, 8).flatMap((cross) => STATUSES.map((statuses) => ({ ...cross, statuses })))];
    let found = 0;
    for (const filter of filters) {
      const expected = truths
        .filter((contract) => passesContract(contract, filter))
        .map(({ id }) => id)
        .toSorted(byText);
      expect({ filter, ...(await readAll(CONTRACTS, filter)) }).toEqual({ filter, ids: expected, totals: new Set([expected.length]) });
      found += expected.length;
    }
    expect(found).toBeGreaterThan(filters.length);
  });

  it('answers the customers that somebody reading every record finds', async () => {
    const truths = allOf(graph.world.customers);
    for (const filter of CROSS) {
      const expected = truths
        .filter((customer) => passesCustomer(customer, filter))
        .map(({ id }) => id)
        .toSorted(byText);
      expect({ filter, ...(await readAll(CUSTOMERS, filter)) }).toEqual({ filter, ids: expected, totals: new Set([expected.length]) });
    }
  });

  it('pages through any order without a gap or a repeat, and counts the same on every page', async () => {
    for (const field of ['ID', 'START', 'END', 'POSTCODE']) {
      const up = await readAll(CONTRACTS, {}, { field, direction: 'ASC' }, 37);
      const down = await readAll(CONTRACTS, {}, { field, direction: 'DESC' }, 41);
      expect(up.totals).toEqual(new Set([graph.world.contracts.size]));
      expect(new Set(up.ids).size).toBe(graph.world.contracts.size);
      expect(down.ids).toEqual(up.ids.toReversed());
    }
    const names = await readAll(CUSTOMERS, { partyTypes: ['PERSON'] }, { field: 'NAME' }, 11);
    expect([...names.totals]).toEqual([names.ids.length]);
  });

  it('says how old its rows are, and asks no source', async () => {
    const query = '{ contracts(first: 2) { nodes { freshness { asOf stale source } } } }';
    const { data, extensions } = await graph.ask(query);
    expect(extensions.sources).toMatchObject([{ source: 'ERP', state: 'CACHED', calls: 0 }]);
    const freshness = { asOf: '2025-06-15T08:00:00.000Z', stale: false, source: 'ERP' };
    expect(data).toEqual({ contracts: { nodes: [{ freshness }, { freshness }] } });
  });

  it.each([
    ['a state nobody knows', 'contracts(filter: { statuses: [ASLEEP] })', 'filter'],
    ['a day that is none', 'contracts(filter: { start: { from: "soon" } })', 'filter'],
    ['an amount that is none', 'contracts(filter: { monthlyDeposit: { from: "80,50" } })', 'filter.monthlyDeposit'],
    ['an order nobody knows', 'customers(orderBy: { field: MOOD })', 'orderBy'],
    ['a cursor of nowhere', 'customers(after: "nowhere")', 'after'],
    ['a page of 1,000', 'contracts(first: 1000)', 'first'],
    ['501 values', `contracts(filter: { cities: [${Array.from({ length: 501 }, () => '"x"')}] })`, 'filter.cities'],
    ['an unknown part', 'customers(filter: { mood: "bad" })', 'filter'],
  ])('refuses %s by the argument’s name', async (_, field, argument) => {
    const { errors } = await graph.ask(`{ ${field} { nodes { id } } }`);
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument }]);
  });

  it('finds nothing by strange texts', async () => {
    const strange = ['%', '_', "' or true --", '\u0000', '\ud800', '🙂', '\u202e', 'x'.repeat(500)];
    for (const field of ['tenants', 'postcodes', 'cities', 'productCodes', 'gridOperatorCodes', 'installStatuses', 'openMilestones', 'customerIds'])
      expect(await readAll(CONTRACTS, { [field]: strange })).toEqual({ ids: [], totals: new Set([0]) });
  });
});
