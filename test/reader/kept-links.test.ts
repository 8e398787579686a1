import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReader, type Reader } from '../../src/reader/create-reader.ts';
import { createKeptLinks } from '../../src/reader/kept-links.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import type { Link } from '../../src/store/links/links.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';
import { openWorldSources, type WorldSources } from '../support/world-sources.ts';

const found = (erpCustomerId: string) => ({
  ...({ erpSource: 'erp', erpCustomerId, state: 'found', method: 'matching', confidence: 0.9, evidence: {}, foundAt: 1 } as const),
});
const statesOf = (links: readonly Link[]) => links.map(({ erpCustomerId, enerfloCustomerId, state }) => `${erpCustomerId}-${enerfloCustomerId} ${state}`);

describe('links that are kept', () => {
  let place: StorePlace;
  let store: Store;
  let world: WorldSources;
  let reader: Reader;
  beforeAll(async () => {
    place = await quickestPlace();
    store = await createStore(place);
    world = await openWorldSources(1);
    reader = await createReader(world.sources, { store, onError: () => {} }, Date.now);
  });
  afterAll(async () => {
    await reader.close();
    await world.close();
    await store.close();
    await place.drop();
  });

  it('ask the store once for each customer, unknown ones too, and again once they are old', async () => {
    const asked: string[] = [];
    let now = 0;
    const links = createKeptLinks(
      {
        ...store.links,
        ofErp: (ids) => {
          asked.push(ids.join());
          return store.links.ofErp(ids);
        },
      },
      () => now + 1_000_000,
    );
    await store.links.propose('e1', [found('k1')]);
    for (const ids of [['k1', 'nobody'], ['k1'], ['nobody', 'k1']]) expect(statesOf(await links.ofErp(ids))).toEqual(['k1-e1 found']);
    now = 10_000;
    await links.ofErp(['k1']);
    expect(asked).toEqual(['k1,nobody', 'k1']);
  });

  it.each([
    ['somebody decided', () => store.links.decide({ erpSource: 'erp', erpCustomerId: 'k2', enerfloCustomerId: 'e2', state: 'cut', by: 'agent', at: 2 })],
    ['rules think otherwise', () => store.links.propose('e2', [])],
  ])('are as the store has them as soon as %s elsewhere', async (_what, change) => {
    await store.links.propose('e2', [found('k2')]);
    await reader.links.ofErp(['k2']);
    await reader.links.ofEnerflo(['e2']);
    await change();
    const now = statesOf(await store.links.ofEnerflo(['e2']));
    await expect.poll(async () => statesOf(await reader.links.ofErp(['k2']))).toEqual(now);
    expect(statesOf(await reader.links.ofEnerflo(['e2']))).toEqual(now);
  });

  it('that were being read while they changed are not kept', async () => {
    await store.links.propose('e3', [found('k3')]);
    const reading = reader.links.ofErp(['k3']);
    reader.links.forget({ ids: [], owners: ['k3'] });
    await reading;
    await store.links.propose('e3', []);
    await expect.poll(async () => statesOf(await reader.links.ofErp(['k3']))).toEqual([]);
  });
});
