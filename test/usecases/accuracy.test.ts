import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { identifyCustomer } from '../../src/usecases/identify-customer.ts';
import { fillFromErp } from '../support/fill-store.ts';
import { measureAccuracy } from '../support/measure-accuracy.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';
import { createQuestions } from '../support/questions.ts';
import { openWorldSources, type WorldSources } from '../support/world-sources.ts';

/** The full measurement is `bench/search/accuracy.ts`. */
const QUESTIONS = 700;

describe('generated questions about the sandbox world', () => {
  let place: StorePlace;
  let store: Store;
  let sandbox: WorldSources;
  beforeAll(async () => {
    [place, sandbox] = await Promise.all([quickestPlace(), openWorldSources(960)]);
    store = await createStore(place);
    await fillFromErp(store, sandbox.sources.erp);
  });
  afterAll(async () => {
    await sandbox.close();
    await store.close();
    await place.drop();
  });

  it('find nobody wrong, and the right one in 98 of 100 identifiable cases', async () => {
    const questions = createQuestions(sandbox.world, QUESTIONS, 20_250_615);
    const { wrong, recall, identifiable } = await measureAccuracy(questions, (input) =>
      identifyCustomer(input, { store, keyDate: '2025-06-15', ownDomains: [] }),
    );
    expect(wrong).toEqual([]);
    expect(identifiable).toBeGreaterThan(QUESTIONS / 2);
    expect(recall).toBeGreaterThanOrEqual(0.98);
  });
});
