import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { customerIdsOfEnerflo, installIdsOfCustomers } from '../../src/usecases/read-links.ts';
import { installOf } from '../store/records.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';

onBothEngines('links as edges', (openPlace) => {
  let place: StorePlace;
  let store: Store;
  const found = (erpCustomerId: string, state: 'found' | 'candidate' = 'found') => ({
    ...{ erpSource: 'erp', erpCustomerId, state, method: 'matching', confidence: 0.9, evidence: {}, foundAt: 1 },
  });
  const decide = (erpCustomerId: string, enerfloCustomerId: string, state: 'confirmed' | 'cut') =>
    store.links.decide({ erpSource: 'erp', erpCustomerId, enerfloCustomerId, state, by: 'agent', at: 2 });

  beforeAll(async () => {
    place = await openPlace();
    store = await createStore(place);
    await store.mirror.write(
      'install',
      [installOf(9, 101, 'Active'), installOf(10, 101, 'Active'), installOf(11, 102, 'Active'), installOf(12, 103, 'Active')].map((record) => ({
        record,
        fetchedAt: 1,
      })),
    );
    await store.links.propose('101', [found('k1')]);
    await store.links.propose('102', [found('k1')]);
    await store.links.propose('103', [found('k2', 'candidate'), found('k3', 'candidate')]);
    await store.links.propose('104', [found('k4')]);
    await store.links.propose('105', [found('k5')]);
    await decide('k1', '102', 'cut');
    await decide('k3', '103', 'confirmed');
    await decide('k6', '105', 'confirmed');
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  it('lead from customers to installs, newest first, never through a candidate or a cut link', async () => {
    expect(Object.fromEntries(await installIdsOfCustomers(['k1', 'k2', 'k3'], store))).toEqual({
      k1: { installIds: ['10', '9'], cutEnerfloCustomerIds: ['102'] },
      k2: { installIds: null, cutEnerfloCustomerIds: [] },
      k3: { installIds: ['12'], cutEnerfloCustomerIds: [] },
    });
  });

  it('say that Enerflo has to be asked where no link is known, or no install behind it', async () => {
    const unknown = { installIds: null, cutEnerfloCustomerIds: [] };
    expect(Object.fromEntries(await installIdsOfCustomers(['k4', 'nobody'], store))).toEqual({ k4: unknown, nobody: unknown });
    expect(await installIdsOfCustomers([], store)).toEqual(new Map());
  });

  it('lead from Enerflo customers to customers, the confirmed one first', async () => {
    expect(Object.fromEntries(await customerIdsOfEnerflo(['101', '102', '103', '105', '999'], store))).toEqual({
      101: { customerId: 'k1', cutCustomerIds: [] },
      102: { customerId: null, cutCustomerIds: ['k1'] },
      103: { customerId: 'k3', cutCustomerIds: [] },
      105: { customerId: 'k6', cutCustomerIds: [] },
      999: { customerId: null, cutCustomerIds: [] },
    });
  });
});
