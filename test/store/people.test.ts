import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { contractOf, customerOf, entryOf } from './records.ts';

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
      customers.map((record) => ({ record, fetchedAt: 1, search: entryOf(record) })),
    );
    await store.mirror.writeSearchable(
      'contract',
      contracts.map((record) => ({ record, fetchedAt: 1, search: entryOf(record) })),
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

  it('come with their contracts and confirmed links, and without what the ERP sent besides', async () => {
    const { customers, contracts } = await store.mirror.readPeople(['erika', 'hans', 'nobody'], 10);
    expect(customers.map(({ id, confirmed, record }) => ({ id, confirmed, record })).toSorted((one, other) => one.id.localeCompare(other.id))).toEqual([
      { id: 'erika', confirmed: ['7001'], record: customerOf('erika') },
      { id: 'hans', confirmed: [], record: customerOf('hans') },
    ]);
    expect(contracts.map(({ id }) => id).toSorted()).toEqual(['c1', 'c2']);
    expect(contracts.every(({ record }) => JSON.stringify(record.raw) === '{}')).toBe(true);
  });

  it('come with so many contracts at most', async () => {
    expect((await store.mirror.readPeople(['erika'], 1)).contracts).toHaveLength(1);
    expect(await store.mirror.readPeople([], 1)).toEqual({ customers: [], contracts: [] });
  });
});
