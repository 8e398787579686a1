import { afterAll, beforeAll, expect, it } from 'vitest';
import { readQuery } from '../../src/domain/matching/read-query.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { toSearchTerms } from '../../src/store/search/to-search-terms.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { customerOf, entryOf } from './records.ts';

/** More than are ranked. */
const RESIDENTS = 450;

onBothEngines('search, ranking', (openPlace) => {
  let place: StorePlace;
  let store: Store;

  const write = (people: readonly (readonly [id: string, words: string])[]) =>
    store.mirror.writeSearchable(
      'customer',
      people.map(([id, words]) => {
        const record = customerOf(id);
        return { record, fetchedAt: 1, search: entryOf(record, { words }) };
      }),
    );
  const search = (text: string, limit = 10, offset = 0) => store.search.searchText(toSearchTerms(readQuery(text).words), { limit, offset });
  const find = async (text: string, limit = 10) => (await search(text, limit)).hits.map(({ customerId }) => customerId);

  beforeAll(async () => {
    place = await openPlace();
    store = await createStore(place);
    await write(Array.from({ length: RESIDENTS }, (_, index) => [`a${index}`, 'lastName:schulz city:klein city:versuchow']));
    await write([
      ['b1', 'firstName:klein city:musterstadt'],
      ['b2', 'company:klein company:gmbh'],
      ['b3', 'lastName:klein city:musterstadt'],
      ['b4', 'lastName:kleinert'],
      ['b5', 'lastName:klein city:klein city:versuchow'],
      ['k1', 'lastName:kuhn street:seeweg'],
      ['k2', 'lastName:kuehn lastName:kuhn street:seeweg'],
      ['k3', 'lastName:kuhn street:seeweg'],
      ['k4', 'lastName:kuehn lastName:kuhn street:seeweg'],
      ['k5', 'lastName:roth street:kuehn street:kuhn'],
      ['k6', 'lastName:roth street:kuhn'],
      ['k7', 'lastName:kuhne'],
    ]);
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  it('puts whoever is named like the word before more than can be ranked who live in a town of that name', async () => {
    expect((await find('Klein')).slice(0, 5)).toEqual(['b2', 'b3', 'b5', 'b1', 'a0']);
    expect((await find('Versuchow Klein'))[0]).toBe('b5');
    expect(await search('Klein', 1, 0)).toMatchObject({ total: null });
  });

  it('ranks the spelling as typed before the same without or with dots, names before streets, and longer words last', async () => {
    expect(await find('Kühn')).toEqual(['k2', 'k4', 'k1', 'k3', 'k5', 'k6', 'k7']);
    expect(await find('Kuhn')).toEqual(['k1', 'k3', 'k2', 'k4', 'k5', 'k6', 'k7']);
    expect(await find('Kuehn')).toEqual(['k2', 'k4', 'k5']);
    expect(await find('Seeweg Kuhn')).toEqual(['k1', 'k3', 'k2', 'k4']);
  });

  it('ranks a word as typed before a typo where the other words allow both', async () => {
    await write([
      ['t1', 'lastName:brandt street:eichenallee'],
      ['t2', 'lastName:brand street:eichenallee'],
    ]);
    expect(await find('Brandt Eichenalle')).toEqual(['t1']);
    expect(await find('Brand Eichenallxe')).toEqual(['t2', 't1']);
  });

  it('pages through a ranking of more than can be ranked without a gap or a repeat', async () => {
    const whole = await find('Klein', 400);
    const pages: string[] = [];
    for (let offset = 0; offset < 400; offset += 80) pages.push(...(await search('Klein', 80, offset)).hits.map(({ customerId }) => customerId));
    expect([new Set(pages).size, pages]).toEqual([400, whole]);
  });
});
