import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Address } from '../../src/domain/address.ts';
import { readQuery } from '../../src/domain/matching/read-query.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { toContractEntry, toCustomerEntry } from '../../src/store/search/to-search-entry.ts';
import { toSearchTerms } from '../../src/store/search/to-search-terms.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { contractOf, customerOf } from './records.ts';

const addressOf = (street: string, houseNumber: string, postcode: string, city: string): Address => ({
  ...{ street, houseNumber, postcode, city },
  ...{ suffix: null, addition: null, district: null, country: 'DE' },
});

onBothEngines('search of people', (openPlace) => {
  let place: StorePlace;
  let store: Store;

  beforeAll(async () => {
    place = await openPlace();
    store = await createStore(place);
    const base = customerOf('k1');
    const jörg = customerOf('k1', {
      party: { ...base.party, firstName: 'Jörg', lastName: 'Müller', phones: ['+493023125001'] },
      address: addressOf('Hauptstr.', '5', '05123', 'Groß Versuchow'),
    });
    const meyer = customerOf('k2', {
      party: { ...base.party, firstName: 'Anna', lastName: 'Meyer' },
      address: addressOf('Müllerweg', '12', '43006', 'Beispielhausen'),
    });
    const customers = [jörg, meyer].map((record) => ({ record, fetchedAt: 1, search: toCustomerEntry(record) }));
    const contract = contractOf('v1', {
      customer: { source: 'erp', kind: 'customer', id: 'k2' },
      party: meyer.party,
      deliveryAddress: addressOf('Ahornallee', '7', '62019', 'Modellingen'),
      meters: [{ number: '1QQX0000012345', registers: [] }],
    });
    await store.mirror.writeSearchable('contract', [{ record: contract, fetchedAt: 1, search: toContractEntry(contract) }]);
    await store.mirror.writeSearchable('customer', customers);
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  it.each([
    ['müller jörg', 'k1'],
    ['Joerg Mueller', 'k1'],
    ['Muller, Jorg', 'k1'],
    ['Hauptstraße 5 Versuchow', 'k1'],
    ['05123 Müller', 'k1'],
    ['Jörg Mülller', 'k1'],
    ['Anna Müllerweg', 'k2'],
    ['Meyer Ahornallee 7', 'k2'],
    ['Anna Maier', 'k2'],
  ])('finds %s', async (query, customerId) => {
    const { hits } = await store.search.searchText(toSearchTerms(readQuery(query).words), { limit: 5, offset: 0 });
    expect(hits[0]?.customerId).toBe(customerId);
  });

  it.each([
    ['030 / 23125001', 'k1'],
    ['1 QQX 00 0001 2345', 'k2'],
    ['v1', 'k2'],
  ])('finds the key %s', async (query, customerId) => {
    const { hits } = await store.search.findByKeys(readQuery(query).exact, { limit: 5, rare: 20 });
    expect(hits.map((hit) => hit.customerId)).toEqual([customerId]);
  });
});
