import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReader, type Reader } from '../../src/reader/create-reader.ts';
import type { ReadContext } from '../../src/reader/read.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { toContractEntry } from '../../src/store/search/to-search-entry.ts';
import { createCall } from '../support/call-context.ts';
import { embeddedPlace, type StorePlace } from '../support/on-both-engines.ts';
import { openWorldSources, type WorldSources } from '../support/world-sources.ts';

let place: StorePlace;
let store: Store;
let world: WorldSources;
let reader: Reader;
beforeAll(async () => {
  place = await embeddedPlace();
  store = await createStore(place);
  world = await openWorldSources(40);
  reader = await createReader(world.sources, { store, onError: () => {} }, Date.now);
});
afterAll(async () => {
  await reader.close();
  await world.close();
  await store.close();
  await place.drop();
});

/** Reads as a request would, and says where it came from. */
const call = (): ReadContext => ({ ...createCall(), credential: 'one', policy: { maxAgeMs: null, onlyIfCached: false }, served: () => undefined });
it('forgets what it keeps of a record and of its owner’s list when another part of the process writes a newer one, and no other list', async () => {
  const { records } = await world.sources.erp.contractPage(null, createCall());
  const [contract, ...others] = records;
  const other = others.find(({ customer }) => customer.id !== contract?.customer.id);
  if (contract === undefined || other === undefined) throw new Error('the world has too few contracts');
  await reader.contracts.read([contract.id, other.id], call());
  await reader.contractsOfCustomers.read([contract.customer.id, other.customer.id], call());
  await reader.flush();

  const forgotten = new Promise<void>((resolve) => {
    void store.changes.subscribe({ onChange: ({ owners }) => owners.includes(contract.customer.id) && resolve(), onGap: () => undefined });
  });
  const changed = { ...contract, statusTitle: 'ganz neu' };
  await store.mirror.writeSearchable('contract', [{ record: changed, fetchedAt: Date.now() + 1, search: toContractEntry(changed) }]);
  await forgotten;

  expect((await reader.contracts.read([contract.id], call())).get(contract.id)).toMatchObject({ state: 'CACHED', record: { statusTitle: 'ganz neu' } });
  expect(reader.contractsOfCustomers.keys()).toEqual([other.customer.id]);
});

it('keeps what it read itself when that reaches the mirror', async () => {
  const { records } = await world.sources.erp.customerPage(null, createCall());
  const id = records[0]?.id ?? '';
  await reader.customers.read([id], call());
  const told = new Promise<void>((resolve) => {
    void store.changes.subscribe({ onChange: ({ ids }) => ids.includes(id) && resolve(), onGap: () => undefined });
  });
  await reader.flush();
  await told;
  expect(reader.customers.keys()).toContain(id);
});

it('writes a record that comes again unchanged half a minute later no second time, and the mirror knows how young it is', async () => {
  let late = 0;
  const written: number[] = [];
  const writeSearchable: Store['mirror']['writeSearchable'] = (entity, rows, options) => {
    written.push(rows.length);
    return store.mirror.writeSearchable(entity, rows, options);
  };
  const place = { store: { ...store, mirror: { ...store.mirror, writeSearchable } }, onError: () => undefined };
  const other = await createReader(world.sources, place, () => Date.now() + late);
  const { records } = await world.sources.erp.customerPage(null, createCall());
  const id = records[1]?.id ?? '';
  const readLive = async (): Promise<number> => {
    await other.customers.read([id], { ...call(), deadline: Date.now() + 100_000, policy: { maxAgeMs: 0, onlyIfCached: false } });
    await other.flush();
    return (await store.mirror.read('customer', [id]))[0]?.fetchedAt ?? 0;
  };
  for (let variant = 0; variant < 12; variant += 1) await readLive();
  const before = await readLive();
  written.length = 0;
  late = 31_000;
  expect(await readLive()).toBeGreaterThanOrEqual(before + 29_000);
  expect(written).toEqual([]);
  await other.close();
});
