import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identification } from '../../src/domain/matching/identification.ts';
import { identify } from '../../src/domain/matching/identify.ts';
import { readFeatures } from '../../src/domain/matching/read-features.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { identifyCustomer } from '../../src/usecases/identify-customer.ts';
import { fillFromMatchWorld } from '../support/fill-store.ts';
import { findCandidates } from '../support/find-candidates.ts';
import { matchCases, matchWorld } from '../support/match-cases.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';

const KEY_DATE = matchCases._fixture.asOf;

onBothEngines('identifying customers', (openPlace) => {
  let place: StorePlace;
  let store: Store;
  beforeAll(async () => {
    place = await openPlace();
    store = await createStore(place);
    await fillFromMatchWorld(store, matchWorld);
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  const ask = (input: Record<string, unknown>): Promise<Identification> => identifyCustomer(input, { store, keyDate: KEY_DATE, ownDomains: [] });

  describe('by the 104 questions of the fixture', () => {
    it.each(matchCases.queries)('$id answers what the rules say: $reason', async ({ input }) => {
      const features = readFeatures(input);
      expect(await ask(input)).toEqual(identify(features, findCandidates(features, matchWorld), { keyDate: KEY_DATE }));
    });
  });

  it.each([
    ['wildcards', { email: '%', lastname: '_', firstname: '%' }],
    ['quotes', { contractId: "' or '1'='1", lastname: '"; drop table contract --' }],
    ['control characters', { contractId: '\u0000', lastname: '\ud800', email: 'a\u0000@b.de' }],
    ['10 kB', { contractId: 'x'.repeat(10_000), lastname: 'ä'.repeat(10_000), address: 'Weg 1, '.repeat(2000) }],
    ['1,000 keys', Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`key${index}`, 'value']))],
    ['emoji and right-to-left marks', { lastname: '😀', firstname: '\u202e', company: '🙂🙂' }],
    ['other types', { contractId: { $ne: null }, email: [[['a@b.de']]], lastname: null, phone: true }],
  ])('finds nobody for %s', async (_, input) => {
    expect(await ask(input)).toMatchObject({ outcome: 'none', customerId: null, level: 0 });
  });
});
