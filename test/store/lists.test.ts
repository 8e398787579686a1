import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Contract } from '../../src/domain/contract.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import type { ContractFilter, CustomerFilter } from '../../src/store/lists/filters.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { contractOf, customerOf, entryOf, installOf, milestoneOf, ticketOf } from './records.ts';

const ADDRESS = { street: null, houseNumber: null, suffix: null, addition: null, postcode: '05123', city: 'Musterstadt', district: null, country: 'DE' };

/** Contract c1 to c6, customer k1 to k6 for c1 to c5, c6 belongs to k1 too. */
const CONTRACTS: readonly (readonly [id: string, customer: string, fields: Partial<Contract>])[] = [
  ['c1', 'k1', { status: 'active', start: '2024-03-01', monthlyDeposit: { amount: '80.50', currency: 'EUR', dueDay: 1 } }],
  ['c2', 'k2', { status: 'ended', start: '2022-01-01', end: '2023-12-31', energy: 'gas' }],
  ['c3', 'k3', { status: 'active', start: null, deliveryAddress: ADDRESS }],
  ['c4', 'k4', { status: 'terminated', start: '2024-03-01', monthlyDeposit: { amount: '120', currency: 'EUR', dueDay: 1 } }],
  ['c5', 'k5', { status: 'active', start: '2025-01-01', deliveryAddress: { ...ADDRESS, postcode: '31848', city: 'Bad Münder' } }],
  ['c6', 'k1', { status: 'active', start: '2023-05-05', energy: 'gas' }],
];

onBothEngines('lists', (openPlace) => {
  let place: StorePlace;
  let store: Store;

  const link = (erpCustomerId: string, enerfloCustomerId: string, state: 'confirmed' | 'cut') =>
    store.links.decide({ erpSource: 'erp', erpCustomerId, enerfloCustomerId, state, by: 'test', at: 1 });

  beforeAll(async () => {
    place = await openPlace();
    store = await createStore(place);
    const contracts = CONTRACTS.map(([id, customer, fields]) => contractOf(id, { customer: { source: 'erp', kind: 'customer', id: customer }, ...fields }));
    const customers = ['k1', 'k2', 'k3', 'k4', 'k5'].map((id) => customerOf(id, { address: id === 'k3' ? ADDRESS : null }));
    await store.mirror.writeSearchable(
      'contract',
      contracts.map((record) => ({ record, fetchedAt: 1, search: entryOf(record) })),
    );
    await store.mirror.writeSearchable(
      'customer',
      customers.map((record) => ({ record, fetchedAt: 1, search: entryOf(record) })),
    );
    const tickets = [ticketOf('t1', { contractId: 'c1' }), ticketOf('t2', { contractId: 'c2', status: 'closed' }), ticketOf('t3', { customerId: 'k4' })];
    await store.mirror.write(
      'ticket',
      tickets.map((record) => ({ record, fetchedAt: 1 })),
    );
    const installs = [installOf(11, 101, 'On Hold'), installOf(12, 102, 'On Hold'), installOf(13, 103, 'In Progress')];
    await store.mirror.write(
      'install',
      installs.map((record) => ({ record, fetchedAt: 1 })),
    );
    const milestones = [milestoneOf('11', 1, 'Permit', null), milestoneOf('13', 1, 'Permit', '2024-01-01')];
    await store.mirror.write(
      'milestone',
      milestones.map((record) => ({ record, fetchedAt: 1 })),
    );
    await link('k1', '101', 'confirmed');
    await link('k2', '102', 'cut');
    await link('k3', '103', 'confirmed');
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  const contractIds = async (filter: ContractFilter): Promise<string> => {
    const { rows } = await store.lists.contracts(filter, { field: 'id', direction: 'asc' }, { first: 50, after: null });
    expect(await store.lists.countContracts(filter)).toBe(rows.length);
    return rows.map(({ id }) => id).join(' ');
  };
  const customerIds = async (filter: CustomerFilter): Promise<string> => {
    const { rows } = await store.lists.customers(filter, { field: 'id', direction: 'asc' }, { first: 50, after: null });
    expect(await store.lists.countCustomers(filter)).toBe(rows.length);
    return rows.map(({ id }) => id).join(' ');
  };

  it('lists contracts by their own fields, with a count that agrees', async () => {
    expect(await contractIds({})).toBe('c1 c2 c3 c4 c5 c6');
    expect(await contractIds({ statuses: ['active'], energies: ['gas'] })).toBe('c6');
    expect(await contractIds({ start: { from: '2024-01-01', to: '2024-12-31' } })).toBe('c1 c4');
    expect(await contractIds({ end: { to: '2024-12-31' } })).toBe('c2');
    expect(await contractIds({ monthlyDeposit: { from: '100' } })).toBe('c4');
    expect(await contractIds({ postcodes: ['05123'], cities: ['Musterstadt'] })).toBe('c3');
    expect(await contractIds({ customerIds: ['k1'] })).toBe('c1 c6');
    expect(await contractIds({ statuses: [] })).toBe('');
    expect(await contractIds({ cities: ["Muster%' or true --"], tenants: ['\u0000'] })).toBe('');
  });

  it('knows a town in any spelling', async () => {
    for (const town of ['MUSTERSTADT', 'musterstadt', ' Muster-Stadt']) expect(await contractIds({ cities: [town] })).toBe('c3');
    for (const town of ['bad muender', 'BAD MÜNDER', 'Bad Munder', 'Bad Mu\u0308nder']) expect(await contractIds({ cities: [town, 'Nirgends'] })).toBe('c5');
    for (const town of ['Muster', 'Musterstadt 2', '%', '', '\u0000']) expect(await contractIds({ cities: [town] })).toBe('');
    expect(await contractIds({ cities: [] })).toBe('');
    expect(await customerIds({ cities: ['MUSTERSTADT'] })).toBe('k3');
  });

  it('lists contracts by tickets, installs and open milestones, and none through a cut link', async () => {
    expect(await contractIds({ ticketStatuses: ['open'] })).toBe('c1');
    expect(await contractIds({ ticketStatuses: ['open', 'closed'] })).toBe('c1 c2');
    expect(await contractIds({ installStatuses: ['On Hold'] })).toBe('c1 c6');
    expect(await contractIds({ openMilestones: ['Permit'] })).toBe('c1 c6');
    expect(await contractIds({ installStatuses: ['On Hold'], ticketStatuses: ['open'], energies: ['electricity'] })).toBe('c1');
  });

  it('lists customers by their own fields, contracts, tickets and installs', async () => {
    expect(await customerIds({ partyTypes: ['person'] })).toBe('k1 k2 k3 k4 k5');
    expect(await customerIds({ postcodes: ['05123'] })).toBe('k3');
    expect(await customerIds({ contractStatuses: ['ended', 'terminated'] })).toBe('k2 k4');
    expect(await customerIds({ ticketStatuses: ['open'] })).toBe('k1 k4');
    expect(await customerIds({ installStatuses: ['On Hold', 'In Progress'] })).toBe('k1 k3');
    expect(await customerIds({ openMilestones: ['Permit'], contractStatuses: ['active'] })).toBe('k1');
  });

  it('leaves out what is gone', async () => {
    const record = contractOf('gone');
    await store.mirror.writeSearchable('contract', [{ record, fetchedAt: 1, search: entryOf(record) }]);
    await store.mirror.deleteSearchable('contract', [{ id: 'gone', source: 'erp' }], 2);
    expect(await contractIds({ customerIds: ['k-gone'] })).toBe('');
  });

  it.each(['asc', 'desc'] as const)('pages through a whole list in order, each row once, %s', async (direction) => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let hasNextPage = true; hasNextPage; ) {
      const page: Awaited<ReturnType<Store['lists']['contracts']>> = await store.lists.contracts({}, { field: 'start', direction }, { first: 2, after });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.rows.at(-1)?.cursor ?? null;
      hasNextPage = page.hasNextPage;
    }
    const ascending = ['c3', 'c2', 'c6', 'c1', 'c4', 'c5'];
    expect(seen).toEqual(direction === 'asc' ? ascending : ascending.toReversed());
  });

  it('refuses an amount that is no number', async () => {
    await expect(store.lists.countContracts({ monthlyDeposit: { from: '1e5' } })).rejects.toThrow(/no decimal number/);
  });

  it('refuses a cursor it did not write', async () => {
    const list = store.lists.contracts({}, { field: 'id', direction: 'asc' }, { first: 2, after: 'bzox' });
    await expect(list).rejects.toThrow(/`after` is no cursor of this list/);
  });
});
