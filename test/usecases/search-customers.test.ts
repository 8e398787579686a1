import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { searchCustomers } from '../../src/usecases/search-customers.ts';
import { fillFromMatchWorld } from '../support/fill-store.ts';
import { matchWorld } from '../support/match-cases.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';

const PAGE = { limit: 10, offset: 0 };

describe('searching customers by free text', () => {
  let place: StorePlace;
  let store: Store;
  beforeAll(async () => {
    place = await quickestPlace();
    store = await createStore(place);
    await fillFromMatchWorld(store, matchWorld);
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  const find = async (text: string, page = PAGE): Promise<readonly string[]> => (await searchCustomers(text, page, store)).refs.map(({ id }) => id);

  it.each([
    ['a contract number', '4711004', ['100003']],
    ['a contract number in lower case', 'lq-2000031', ['200031']],
    ['a customer number', '100014', ['100014']],
    ['an e-mail address', 'Claudia.Z@example.net', ['100015']],
    ['a phone', '0171 3920022', ['100022']],
    ['a phone without plus', '491713920022', ['100022']],
    ['a phone with a zero in brackets', '+49 (0)171/392 00 22', ['100022']],
    ['a meter number with blanks', '1 QQX 00 0003 0008', ['100007']],
    ['the end of a meter number', '030008', ['100007']],
    ['a MaLo', '51000000087', ['100007']],
    ['an IBAN', 'DE22 9000 0001 0000 0047 11', ['100001']],
    ['a number among words', 'Vertrag 4711004', ['100003']],
  ])('finds by %s', async (_, text, ids) => {
    expect(await find(text)).toEqual(ids);
  });

  it.each([
    ['names in any order', 'Jörg Müller', ['100001', '100002']],
    ['umlauts written out', 'mueller joerg', ['100001', '100002']],
    ['umlauts without dots', 'muller jorg', ['100001', '100002']],
    ['beginnings of words', 'müll haupt', ['100001', '100002']],
    ['a house number', 'Müller Hauptstr. 6', ['100002']],
    ['a house number with a letter', 'Krüger Lindenweg 12A', ['100003', '100004']],
    ['a company', 'schönfeld bäck', ['100009']],
    ['a postcode', 'friedens 05123', ['100019']],
    ['a town', 'yildiz musterstadt', ['100013']],
    ['one typo', 'Zimmremann Claudia', ['100015']],
  ])('finds by %s', async (_, text, ids) => {
    expect((await find(text)).toSorted()).toEqual(ids);
  });

  it('shows him first whose name stands beside a shared address of mail', async () => {
    expect(await find('familie.krueger@example.org')).toEqual(['100003', '100004']);
    const [first] = await find('Silke familie.krueger@example.org');
    const [other] = await find('Holger familie.krueger@example.org');
    expect([first, other].toSorted()).toEqual(['100003', '100004']);
  });

  it('pages without a gap or a repeat, with one total', async () => {
    const whole = await searchCustomers('musterstadt', { limit: 50, offset: 0 }, store);
    expect(whole.total).toBe(whole.refs.length);
    const pages = await Promise.all(whole.refs.map((_, offset) => searchCustomers('musterstadt', { limit: 1, offset }, store)));
    expect(pages.flatMap(({ refs }) => refs)).toEqual(whole.refs);
    expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([whole.total]));
    expect(await searchCustomers('musterstadt', { limit: 10, offset: 500 }, store)).toMatchObject({ refs: [], total: whole.total });
  });

  describe('takes any text', () => {
    it.each([
      ['nothing', ''],
      ['blanks', ' \t\n '],
      ['a wildcard', '%'],
      ['wildcards', '_%_%'],
      ['a quote', "' or 1=1 --"],
      ['a statement', '"; drop table customer; --'],
      ['a backslash', '\\'],
      ['a zero byte', '\u0000'],
      ['half a character', '\ud800'],
      ['a letter that was no UTF-8', 'M\ufffdller'],
      ['emoji', '😀🙂'],
      ['a right-to-left mark', '\u202e\u200f'],
      ['10 kB', 'wort '.repeat(2000)],
      ['10 kB without a blank', 'x'.repeat(10_000)],
      ['10 kB of digits', '7'.repeat(10_000)],
      ['operators of text search', 'a & b | !c:*'],
    ])('finds nobody by %s, quickly', async (_, text) => {
      const began = performance.now();
      expect(await find(text)).toEqual([]);
      expect(performance.now() - began).toBeLessThan(1000);
    });
  });
});
