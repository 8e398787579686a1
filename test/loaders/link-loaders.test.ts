import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinkLoaders, linksOf } from '../../src/loaders/link-loaders.ts';
import { createKeptLinks } from '../../src/reader/kept-links.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { customerOf, installOf } from '../store/records.ts';
import { writeCustomers } from '../support/fill-store.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';

const mailed = (id: string, ...emails: readonly string[]) => customerOf(id, { party: { ...customerOf(id).party, emails } });

describe('loaders of links', () => {
  let place: StorePlace;
  let store: Store;
  const found = (erpCustomerId: string, erpSource = 'erp') => ({
    ...({ erpSource, erpCustomerId, state: 'found', method: 'matching', confidence: 0.9, evidence: {}, foundAt: 1 } as const),
  });

  const loadersOf = (links: Store['links']) => createLinkLoaders(store, createKeptLinks(links, Date.now));

  beforeAll(async () => {
    place = await quickestPlace();
    store = await createStore(place);
    await store.mirror.write(
      'install',
      [installOf(9, 101, 'Active'), installOf(10, 101, 'Active'), installOf(11, 102, 'Active')].map((record) => ({ record, fetchedAt: 1 })),
    );
    await store.links.propose('101', [found('k1'), found('k1', 'old')]);
    await store.links.propose('102', [found('k1')]);
    await writeCustomers(store, [mailed('k1', 'own@example.org'), mailed('k2', 'both@example.org'), mailed('k3', 'both@example.org', 'k3@example.org')]);
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  it('answer each key with its own, nothing for a key nobody knows', async () => {
    const { ofErp, ofEnerflo, mirroredInstalls } = loadersOf(store.links);
    const idsOf = async <T extends { readonly id: string }>(rows: Promise<readonly T[]>) => (await rows).map(({ id }) => id);
    expect((await ofErp.load('k1')).map(({ erpSource, enerfloCustomerId }) => [erpSource, enerfloCustomerId])).toEqual([
      ['erp', '101'],
      ['old', '101'],
      ['erp', '102'],
    ]);
    expect((await ofEnerflo.load('102')).map(({ erpCustomerId }) => erpCustomerId)).toEqual(['k1']);
    expect(await idsOf(mirroredInstalls.load('101'))).toEqual(['10', '9']);
    expect(await Promise.all([ofErp, ofEnerflo, mirroredInstalls].map((loader) => loader.load('nobody')))).toEqual([[], [], []]);
  });

  it('leave out links of another ERP’s customer with the same id', async () => {
    const links = await linksOf(customerOf('k1'), loadersOf(store.links));
    expect(links.map(({ erpSource, enerfloCustomerId }) => [erpSource, enerfloCustomerId])).toEqual([
      ['erp', '101'],
      ['erp', '102'],
    ]);
  });

  it('tell the one holder of an e-mail address from several and nobody, all asked at once', async () => {
    const { emailHolder } = loadersOf(store.links);
    expect(await emailHolder.loadMany(['own@example.org', 'both@example.org', 'k3@example.org', 'nobody@example.org'])).toEqual([
      { customerId: 'k1', isShared: false },
      { customerId: null, isShared: true },
      { customerId: 'k3', isShared: false },
      { customerId: null, isShared: false },
    ]);
    expect(await loadersOf(store.links).emailHolder.load('both@example.org')).toEqual({ customerId: null, isShared: true });
  });

  it('ask the store once for fifty customers', async () => {
    const asked: number[] = [];
    const counted = async <T>(ids: readonly string[], read: (ids: readonly string[]) => Promise<T>): Promise<T> => {
      asked.push(ids.length);
      return read(ids);
    };
    const links = { ...store.links, ofErp: (ids: readonly string[]) => counted(ids, store.links.ofErp) };
    const loaders = loadersOf(links);
    await Promise.all(Array.from({ length: 50 }, (_, index) => linksOf(customerOf(`k${index}`), loaders)));
    expect(asked).toEqual([50]);
  });
});
