import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOT_COMPARED } from '../../src/domain/matching/to-match-customer.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import type { SearchKey } from '../../src/store/search/search-entry.ts';
import { toContractEntry, toCustomerEntry } from '../../src/store/search/to-search-entry.ts';
import { writeCustomers } from '../support/fill-store.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { contractOf, customerOf } from './records.ts';

const compared = (record: object) => Object.fromEntries(Object.entries(record).filter(([key]) => !NOT_COMPARED.some((left) => left === key)));
const erpRef = (id: string) => ({ id, source: 'erp' });

onBothEngines('people', (openPlace) => {
  let place: StorePlace;
  let store: Store;
  beforeAll(async () => {
    place = await openPlace();
    store = await createStore(place);
    const customers = ['erika', 'hans'].map((id) => customerOf(id, { raw: { much: 'more' } }));
    const contracts = ['c1', 'c2', 'c3'].map((id) => contractOf(id, { customer: { source: 'erp', kind: 'customer', id: 'erika' }, raw: { much: 'more' } }));
    await store.mirror.writeSearchable(
      'customer',
      customers.map((record) => ({ record, fetchedAt: 1, search: toCustomerEntry(record) })),
    );
    await store.mirror.writeSearchable(
      'contract',
      contracts.map((record) => ({ record, fetchedAt: 1, search: toContractEntry(record) })),
    );
    await store.mirror.deleteSearchable('contract', [{ id: 'c3', source: 'erp' }], 2);
    const pair = { erpSource: 'erp', erpCustomerId: 'erika', by: 'somebody', at: 3 };
    await store.links.decide({ ...pair, enerfloCustomerId: '7001', state: 'confirmed' });
    await store.links.decide({ ...pair, enerfloCustomerId: '7002', state: 'cut' });
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  it('come with their contracts and confirmed links, and without what is not compared', async () => {
    const { customers, contracts } = await store.mirror.readPeople(['erika', 'hans', 'nobody'].map(erpRef), 10);
    expect(customers.map(({ id, confirmed, record }) => ({ id, confirmed, record })).toSorted((one, other) => one.id.localeCompare(other.id))).toEqual([
      { id: 'erika', confirmed: ['7001'], record: compared(customerOf('erika')) },
      { id: 'hans', confirmed: [], record: compared(customerOf('hans')) },
    ]);
    expect(contracts.map(({ id }) => id).toSorted()).toEqual(['c1', 'c2']);
    expect(contracts.map(({ record }) => record)).toContainEqual(compared(contractOf('c1', { customer: { source: 'erp', kind: 'customer', id: 'erika' } })));
  });

  describe('by keys', () => {
    const LIMITS = { limit: 10, rare: 2, maxContracts: 10 };
    const numberOf = (id: string) => ({ kind: 'customer', value: id.toUpperCase() });
    const find = async (...keys: readonly SearchKey[]) =>
      (await store.search.findPeople(keys, LIMITS))?.customers.map(({ id, source }) => `${source} ${id}`).sort();
    beforeAll(async () => {
      const party = (id: string) => ({ ...customerOf(id).party, emails: [`${id}@example.org`], phones: ['+493023125001'] });
      const old = ['anna', 'bert', 'carl', 'dora'].map((id) => customerOf(id, { party: party(id) }));
      const moved = customerOf('neu', { ref: { source: 'erp2', kind: 'customer', id: 'neu' }, legacy: [{ source: 'erp', kind: 'customer', id: 'anna' }] });
      await writeCustomers(store, [...old, moved]);
    });

    it('come with the records that have their number, whole', async () => {
      expect(await find({ kind: 'email', value: 'anna@example.org' })).toEqual(['erp anna', 'erp2 neu']);
      expect(await find({ kind: 'email', value: 'bert@example.org' }, numberOf('erika'))).toEqual(['erp bert', 'erp erika']);
      expect((await store.search.findPeople([numberOf('erika')], LIMITS))?.contracts.map(({ id }) => id).toSorted()).toEqual(['c1', 'c2']);
    });

    it('are nobody for what nobody has', async () => {
      expect(await find({ kind: 'email', value: 'nobody@example.org' })).toEqual([]);
      expect(await find()).toEqual([]);
    });

    it('are not read when more have a key than asked for, or more have any', async () => {
      expect(await find({ kind: 'phone', value: '+493023125001' })).toBeUndefined();
      expect(await store.search.findPeople(['anna', 'bert', 'carl'].map(numberOf), { ...LIMITS, limit: 2 })).toBeNull();
    });
  });

  it('come with so many contracts at most', async () => {
    expect((await store.mirror.readPeople([erpRef('erika')], 1)).contracts).toHaveLength(1);
    expect(await store.mirror.readPeople([], 1)).toEqual({ customers: [], contracts: [], isCut: false });
  });
});
