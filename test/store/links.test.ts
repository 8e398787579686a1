import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';

const proposal = (erpCustomerId: string, state: 'candidate' | 'found' = 'found', confidence = 0.9) => ({
  erpSource: 'erp',
  erpCustomerId,
  state,
  method: 'matching',
  confidence,
  evidence: { groups: ['name', 'email'] },
  foundAt: 1000,
});

onBothEngines('links', (openPlace) => {
  let place: StorePlace;
  let store: Store;
  beforeAll(async () => {
    place = await openPlace();
    store = await createStore(place);
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  const statesOf = async (enerfloCustomerId: string) =>
    Object.fromEntries((await store.links.ofEnerflo([enerfloCustomerId])).map(({ erpCustomerId, state }) => [erpCustomerId, state]));
  const decide = (state: 'confirmed' | 'cut', erpCustomerId: string, enerfloCustomerId: string) =>
    store.links.decide({ erpSource: 'erp', erpCustomerId, enerfloCustomerId, state, by: 'agent', at: 2000 });

  it('keeps a found link with its evidence, readable from both sides', async () => {
    const links = await store.links.propose('e1', [proposal('k1')]);
    expect(links).toEqual([{ ...proposal('k1'), enerfloCustomerId: 'e1', decidedBy: null, decidedAt: null }]);
    expect(await store.links.ofErp(['k1'])).toEqual(links);
    expect(await store.links.ofEnerflo(['e1', 'nobody'])).toEqual(links);
  });

  it('replaces what the rules thought before', async () => {
    await store.links.propose('e2', [proposal('k2a', 'candidate'), proposal('k2b', 'candidate')]);
    await store.links.propose('e2', [proposal('k2b')]);
    expect(await statesOf('e2')).toEqual({ k2b: 'found' });
  });

  it('never finds a cut link again by itself, and a person may restore it', async () => {
    await store.links.propose('e3', [proposal('k3')]);
    expect(await decide('cut', 'k3', 'e3')).toMatchObject({ state: 'cut', decidedBy: 'agent', decidedAt: 2000, method: 'matching' });
    await store.links.propose('e3', [proposal('k3')]);
    expect(await statesOf('e3')).toEqual({ k3: 'cut' });
    await decide('confirmed', 'k3', 'e3');
    expect(await statesOf('e3')).toEqual({ k3: 'confirmed' });
  });

  it('makes everything beside a confirmed link a candidate', async () => {
    await store.links.propose('e4', [proposal('k4a'), proposal('k4b', 'candidate')]);
    await decide('confirmed', 'k4b', 'e4');
    expect(await statesOf('e4')).toEqual({ k4a: 'candidate', k4b: 'confirmed' });
    await store.links.propose('e4', [proposal('k4c'), proposal('k4b')]);
    expect(await statesOf('e4')).toEqual({ k4b: 'confirmed', k4c: 'candidate' });
  });

  it('takes a decision about a pair no rule thought of', async () => {
    expect(await decide('confirmed', 'k5', 'e5')).toMatchObject({ method: 'manual', confidence: 1, evidence: {} });
    await decide('cut', 'k5b', 'e5');
    await store.links.propose('e5', [proposal('k5b')]);
    expect(await statesOf('e5')).toEqual({ k5: 'confirmed', k5b: 'cut' });
  });

  it('writes down who decided', async () => {
    await decide('confirmed', 'k6', 'e6');
    await decide('cut', 'k6', 'e6');
    const told = await store.audit.of('customer', 'k6', 10);
    expect(told.map(({ action, principal, details }) => [action, principal, details])).toEqual([
      ['cutLink', 'agent', { enerfloCustomerId: 'e6' }],
      ['confirmLink', 'agent', { enerfloCustomerId: 'e6' }],
    ]);
  });

  it('lists the candidates that wait for a person, page by page', async () => {
    await store.links.propose('e6', [proposal('k6a', 'candidate'), proposal('k6b', 'candidate')]);
    const { total } = await store.links.candidates(100, 0);
    const pages = await Promise.all(Array.from({ length: total }, (_, offset) => store.links.candidates(1, offset)));
    expect(pages.flatMap(({ links }) => links.map(({ erpCustomerId }) => erpCustomerId))).toEqual(expect.arrayContaining(['k6a', 'k6b']));
    expect(pages.every(({ links }) => links.every(({ state }) => state === 'candidate'))).toBe(true);
  });

  it('keeps a decision that is made while the rules run', async () => {
    await Promise.all([store.links.propose('e7', [proposal('k7')]), decide('cut', 'k7', 'e7'), store.links.propose('e7', [proposal('k7')])]);
    expect(await statesOf('e7')).toEqual({ k7: 'cut' });
  });
});
