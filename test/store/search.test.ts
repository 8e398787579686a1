import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Contract } from '../../src/domain/contract.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { contractOf, customerOf, entryOf } from './records.ts';

type Texts = Parameters<typeof entryOf>[1];

const KINDS = ['first', 'last', 'street', 'city'];
const term = (...values: readonly string[]) => values.map((value) => ({ kinds: KINDS, value, match: 'prefix' as const }));

onBothEngines('search', (openPlace) => {
  let place: StorePlace;
  let store: Store;
  let clock = 0;

  const writeCustomer = (record: Customer, texts: Texts) => {
    clock += 1;
    return store.mirror.writeSearchable('customer', [{ record, fetchedAt: clock, search: entryOf(record, texts) }]);
  };
  const writeContract = (id: string, customerId: string, texts: Texts, fields: Partial<Contract> = {}) => {
    clock += 1;
    const record = contractOf(id, { customer: { source: 'erp', kind: 'customer', id: customerId }, ...fields });
    return store.mirror.writeSearchable('contract', [{ record, fetchedAt: clock, search: entryOf(record, texts) }]);
  };
  const find = async (...words: readonly string[]) =>
    (
      await store.search.searchText(
        words.map((word) => term(word)),
        { limit: 10, offset: 0 },
      )
    ).hits.map(({ customerId }) => customerId);
  const findKeys = (pairs: string, rare = 5, limit = 10) =>
    store.search.findByKeys(
      pairs.split(' ').map((pair) => ({ kind: pair.slice(0, pair.indexOf(':')), value: pair.slice(pair.indexOf(':') + 1) })),
      { rare, limit },
    );
  const idsOf = async (...question: Parameters<typeof findKeys>) => (await findKeys(...question)).hits.map(({ customerId }) => customerId);

  beforeAll(async () => {
    place = await openPlace();
    store = await createStore(place);
    await writeCustomer(customerOf('erika'), {
      words: 'first:erika last:mueller last:muller street:hauptstrasse city:musterstadt',
      keys: 'email:e@example.de',
    });
    await writeCustomer(customerOf('hans'), {
      words: 'first:hans last:schmidt street:muellerstrasse city:probeheim',
      keys: 'email:both@example.de name:hans place:seeweg',
    });
    await writeCustomer(customerOf('greta'), { words: 'first:greta last:schmidt street:seeweg city:musterstadt', keys: 'email:both@example.de place:seeweg' });
    await writeContract('c1', 'erika', { words: 'street:ahornweg', keys: 'meter:1QQX' });
    await writeContract('c2', 'greta', { keys: 'meter:2QQX' }, { status: 'ended' });
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  it('finds a customer by a key of its own or of a contract, and says which', async () => {
    expect(await findKeys('meter:1QQX phone:none')).toEqual({
      hits: [{ source: 'erp', customerId: 'erika', keys: [{ kind: 'meter', value: '1QQX' }], activeContracts: 1 }],
      isCut: false,
      commonKeys: [],
    });
    expect(await idsOf('email:e@example.de')).toEqual(['erika']);
    expect(await idsOf('phone:1QQX')).toEqual([]);
  });

  it('answers all customers of a shared key, the one with more kinds of keys first', async () => {
    expect(await idsOf('email:both@example.de')).toEqual(['greta', 'hans']);
    expect(await idsOf('email:both@example.de name:hans')).toEqual(['hans', 'greta']);
    expect(await findKeys('email:both@example.de', 5, 1)).toMatchObject({ hits: [{ keys: [{ kind: 'email' }] }], isCut: true });
  });

  it('answers a common key only together with another kind of key, or when nothing else is known', async () => {
    expect(await idsOf('place:seeweg name:hans', 1)).toEqual(['hans']);
    expect(await idsOf('place:seeweg email:both@example.de', 1)).toEqual(['greta', 'hans']);
    expect(await findKeys('place:seeweg meter:1QQX', 1)).toMatchObject({ hits: [{ customerId: 'erika' }], commonKeys: [{ value: 'seeweg' }] });
    expect(await idsOf('place:seeweg', 1)).toEqual(['greta', 'hans']);
  });

  it('finds by words in any order and across the records of a customer', async () => {
    expect(await find('musterstadt', 'erika')).toEqual(['erika']);
    expect(await find('ahornweg', 'mueller')).toEqual(['erika']);
    expect(await find('erika', 'probeheim')).toEqual([]);
  });

  it('finds by the start of a word, whole words first', async () => {
    expect(await find('muel')).toEqual(['erika', 'hans']);
    expect(await find('mueller')).toEqual(['erika', 'hans']);
    expect(await find('mu')).toEqual([]);
    expect((await store.search.searchText([[{ kinds: ['last'], value: 'muell', match: 'exact' }]], { limit: 10, offset: 0 })).hits).toEqual([]);
    expect((await store.search.searchText([[{ kinds: ['last'], value: 'muell', match: 'prefix' }]], { limit: 10, offset: 0 })).hits).toHaveLength(1);
  });

  it('finds a term in either spelling of its umlauts', async () => {
    expect((await store.search.searchText([term('xmuller', 'muller')], { limit: 10, offset: 0 })).hits).toMatchObject([{ customerId: 'erika' }]);
  });

  it('forgives a letter too many, missing, wrong or swapped when nobody has the word as typed', async () => {
    for (const typo of ['schhmidt', 'schmdt', 'schmitt', 'shcmidt']) expect(await find(typo, 'hans')).toEqual(['hans']);
    expect(await find('shcmitt', 'hans')).toEqual([]);
  });

  it('reads a term by its fallback only when nobody has the term', async () => {
    const ask = async (value: string) => {
      const readings = [
        { kinds: KINDS, value, match: 'prefix' as const },
        { kinds: ['first'], value: 'greta', match: 'fallback' as const },
      ];
      return (await store.search.searchText([readings], { limit: 10, offset: 0 })).hits.map(({ customerId }) => customerId);
    };
    expect([await ask('erika'), await ask('margarete')]).toEqual([['erika'], ['greta']]);
  });

  it('leaves out one term when nobody has all and two others remain', async () => {
    expect(await find('bitte', 'greta', 'schmidt')).toEqual(['greta']);
    expect((await store.search.searchText([term('greta'), term('schmidt'), term('probeheim')], { limit: 10, offset: 0 })).hits).toMatchObject([
      { customerId: 'greta', terms: 2 },
      { customerId: 'hans', terms: 2 },
    ]);
    expect(await find('xyzxyz', 'greta')).toEqual([]);
    expect(await find('greta', 'probeheim')).toEqual([]);
  });

  it('ranks customers with an active contract before equal ones', async () => {
    await writeCustomer(customerOf('twin-a'), { words: 'last:zwilling' });
    await writeCustomer(customerOf('twin-b'), { words: 'last:zwilling' });
    await writeContract('c-twin', 'twin-b', {});
    expect(await find('zwilling')).toEqual(['twin-b', 'twin-a']);
  });

  it('pages through the ranking with one total', async () => {
    const page = (offset: number) => store.search.searchText([term('schmidt')], { limit: 1, offset });
    expect([await page(0), await page(1)].map(({ hits, total }) => [hits[0]?.customerId, total])).toEqual([
      ['greta', 2],
      ['hans', 2],
    ]);
    expect(await page(5)).toMatchObject({ hits: [], total: 2 });
  });

  it('forgets old words and keys when a record changes, moves to another customer or goes', async () => {
    await writeContract('c3', 'hans', { words: 'street:altweg', keys: 'meter:3QQX' });
    expect(await find('altweg')).toEqual(['hans']);
    await writeContract('c3', 'greta', { words: 'street:neuweg', keys: 'meter:4QQX' }, { number: 'moved' });
    expect([await find('altweg'), await find('neuweg')]).toEqual([[], ['greta']]);
    expect(await idsOf('meter:3QQX')).toEqual([]);
    await store.mirror.deleteSearchable('contract', [{ id: 'c3', source: 'erp' }], clock + 1);
    expect([await find('neuweg'), await idsOf('meter:4QQX')]).toEqual([[], []]);
  });

  it('gathers what two writers say about one customer at the same moment', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => String(index));
    await Promise.all(ids.map((id) => writeContract(`p${id}`, 'parallel', { words: `street:gasse${id}` })));
    const found = await Promise.all(ids.map((id) => find(`gasse${id}`)));
    expect(found).toEqual(ids.map(() => ['parallel']));
  });

  it('answers strange input with nothing, quickly', async () => {
    const strange = ['%', '_', "'; drop table search_word --", '\\', '\u0000', '\ud800', '🙂🙂🙂🙂', '\u202eabc', 'x'.repeat(10_000), ''];
    for (const text of strange) expect(await find(text)).toEqual([]);
    expect(
      await store.search.searchText(
        Array.from({ length: 1000 }, (_, index) => term(`wort${index}`)),
        { limit: 10, offset: 0 },
      ),
    ).toMatchObject({ hits: [] });
    const keys = Array.from({ length: 1000 }, (_, index) => ({ kind: '\u0000', value: `\ud800${index}` }));
    expect((await store.search.findByKeys(keys, { rare: 5, limit: 10 })).hits).toEqual([]);
    expect(await find()).toEqual([]);
  });
});
