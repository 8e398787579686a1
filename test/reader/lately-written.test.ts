import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createReader, type Reader } from '../../src/reader/create-reader.ts';
import type { ReadContext } from '../../src/reader/read.ts';
import type { Sources } from '../../src/reader/sources.ts';
import type { ChangeListener } from '../../src/store/changes.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { customerOf } from '../store/records.ts';
import { createCall } from '../support/call-context.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';
import { openWorldSources, type WorldSources } from '../support/world-sources.ts';

/** One that reads live and hears of changes when it is told to. */
interface Instance {
  readonly reader: Reader;
  readonly read: () => Promise<void>;
  readonly hear: (change: { readonly ids: readonly string[]; readonly at: number }) => void;
  readonly hearGap: () => void;
}

let place: StorePlace;
let store: Store;
let world: WorldSources;
let clock = Date.parse('2026-03-01T12:00:00Z');
let name = '';
let isAway = false;
let id = 0;
beforeAll(async () => {
  place = await quickestPlace();
  store = await createStore(place);
  world = await openWorldSources(1);
});
beforeEach(() => {
  id += 1;
});
afterAll(async () => {
  await world.close();
  await store.close();
  await place.drop();
});

const now = (): number => {
  clock += 1;
  return clock;
};
const call: ReadContext = { ...createCall(), credential: 'one', policy: { maxAgeMs: 0, onlyIfCached: false }, served: () => undefined };

const openInstance = async (): Promise<Instance> => {
  const heard: ChangeListener[] = [];
  const subscribe = async (listener: ChangeListener) => {
    heard.push(listener);
    return async () => undefined;
  };
  const customersByIds: Sources['erp']['customersByIds'] = async (ids) =>
    new Map(ids.map((one) => [one, customerOf(one, { party: { ...customerOf(one).party, lastName: name } })]));
  const write: Store['mirror']['writeSearchable'] = async (...given) => {
    if (isAway) throw new Error('the database is away');
    return store.mirror.writeSearchable(...given);
  };
  const sources = { ...world.sources, erp: { ...world.sources.erp, customersByIds } };
  const reader = await createReader(
    sources,
    { store: { ...store, changes: { subscribe }, mirror: { ...store.mirror, writeSearchable: write } }, onError: () => undefined },
    now,
  );
  const read = async (): Promise<void> => {
    await reader.customers.read([String(id)], call);
    await reader.flush();
  };
  const hear: Instance['hear'] = (change) => {
    for (const { onChange } of heard) onChange({ entity: 'customer', owners: [], ...change });
  };
  const hearGap = (): void => {
    for (const { onGap } of heard) onGap();
  };
  return { reader, read, hear, hearGap };
};

const named = async (): Promise<string | null | undefined> => (await store.mirror.read('customer', [String(id)]))[0]?.record.party.lastName;

it('is written again when another instance wrote something else between', async () => {
  const [one, other] = [await openInstance(), await openInstance()];
  name = 'A';
  await one.read();
  name = 'B';
  await other.read();
  one.hear({ ids: [String(id)], at: clock });
  name = 'A';
  await one.read();
  expect(await named()).toBe('A');
});

it('is written when it is heard too late that another instance wrote something else before', async () => {
  const [one, other] = [await openInstance(), await openInstance()];
  name = 'A';
  await one.read();
  name = 'B';
  await other.read();
  const at = clock;
  name = 'A';
  await one.read();
  expect(await named()).toBe('B');
  one.hear({ ids: [String(id)], at });
  await one.reader.flush();
  expect(await named()).toBe('A');
});

it('is not written over what another instance read later', async () => {
  const [one, other] = [await openInstance(), await openInstance()];
  name = 'A';
  await one.read();
  await one.read();
  name = 'B';
  await other.read();
  one.hear({ ids: [String(id)], at: clock });
  await one.reader.flush();
  expect(await named()).toBe('B');
});

it('is written when changes may have been missed', async () => {
  const [one, other] = [await openInstance(), await openInstance()];
  name = 'A';
  await one.read();
  name = 'B';
  await other.read();
  name = 'A';
  await one.read();
  one.hearGap();
  await one.reader.flush();
  expect(await named()).toBe('A');
});

it('is young again in the mirror when it was changed at its source and read unchanged', async () => {
  const one = await openInstance();
  name = 'A';
  await one.read();
  await store.mirror.expire('customer', 'erp', [String(id)], { owners: [], at: now() });
  one.hear({ ids: [String(id)], at: clock });
  await one.read();
  expect((await store.mirror.read('customer', [String(id)]))[0]?.fetchedAt).toBe(clock);
});

it('is written when the database did not take it before', async () => {
  const one = await openInstance();
  name = 'A';
  isAway = true;
  await one.read();
  isAway = false;
  await one.read();
  expect(await named()).toBe('A');
});

it('costs no write while nobody else changed it', async () => {
  const one = await openInstance();
  name = 'A';
  await one.read();
  const written = clock;
  await one.read();
  expect((await store.mirror.read('customer', [String(id)]))[0]?.fetchedAt).toBe(written);
});
