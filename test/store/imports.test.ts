import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/create-store.ts';
import type { Telling } from '../../src/store/imports/told.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { contractOf, entryOf } from './records.ts';

const CONTEXT = { entity: 'contract', mapping: '1', at: 1000 } as const;

onBothEngines('what Enneo was told', (openPlace) => {
  let place: StorePlace;
  let store: Store;
  let time = 0;
  beforeAll(async () => {
    place = await openPlace();
    store = await createStore(place);
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  const tick = (): number => {
    time += 1;
    return time;
  };
  const put = (id: string, number = id, source = 'erp') => {
    const record = contractOf(id, { number, ref: { source, kind: 'contract', id } });
    return store.mirror.writeSearchable('contract', [{ record, fetchedAt: tick(), search: entryOf(record) }]);
  };
  const remove = (id: string) => store.mirror.deleteSearchable('contract', [{ id, source: 'erp' }], tick());
  /** From the first contract of a test's own on. */
  const scan = (from: string, query = {}) =>
    store.imports.scanContracts({ entity: 'contract', mapping: '1', after: { id: from, source: '' }, limit: 100, ...query });
  const due = async (from: string, query = {}) => (await scan(from, query)).due.map(({ id, told }) => [id, told?.state ?? null]);
  const gone = async (from: string) =>
    (await store.imports.scanGone({ entity: 'contract', after: { id: from, source: '' }, limit: 100 })).due.map(({ id }) => id);
  const tellingOf = async (id: string): Promise<Telling> => {
    const [found] = (await scan(id, { mapping: 'any', limit: 1 })).due;
    if (found?.id !== id) throw new Error(`no contract ${id}`);
    const { source, version, record } = found;
    return { id, source, contentHash: `content ${id}`, recordVersion: version, customerId: record.customer.id };
  };

  it('goes through all of it page by page, two ERPs with the same ids included', async () => {
    for (const id of ['a', 'b', 'c']) for (const source of ['north', 'south']) await put(id, id, source);
    const pages: (readonly string[])[] = [];
    for (let after: Awaited<ReturnType<typeof scan>>['next'] = null; ; ) {
      const page = await scan('', { after, limit: 4 });
      pages.push(page.due.map(({ id, source }) => `${id} ${source}`));
      after = page.next;
      if (after === null) break;
    }
    expect(pages).toEqual([
      ['a north', 'a south', 'b north', 'b south'],
      ['c north', 'c south'],
    ]);
    expect(await store.imports.count('contract')).toBe(6);
  });

  it('has due what is new, changed, made in another way or of unknown outcome, and nothing else', async () => {
    for (const id of ['d1', 'd2', 'd3', 'd4', 'd5']) await put(id);
    await remove('d5');
    await store.imports.noteSent([await tellingOf('d1'), await tellingOf('d2')], CONTEXT);
    await store.imports.noteSending(await tellingOf('d3'), CONTEXT);
    await put('d2', 'changed');
    expect(await due('d')).toEqual([
      ['d2', 'sent'],
      ['d3', 'sending'],
      ['d4', null],
    ]);
    expect(await due('d', { mapping: '2' })).toHaveLength(4);
    expect(await due('d', { entity: 'contractCache' })).toHaveLength(4);
    expect((await scan('d')).due[0]).toMatchObject({ record: { number: 'changed' }, told: { contentHash: 'content d2', customerId: 'k-d2' } });
  });

  it('has nothing due once it was told, read again or not', async () => {
    await put('e1');
    await store.imports.noteSending(await tellingOf('e1'), CONTEXT);
    await store.imports.noteSent([await tellingOf('e1')], CONTEXT);
    await put('e1');
    expect(await scan('e')).toEqual({ scanned: 1, due: [], next: null });
    expect(await gone('e')).toEqual([]);
  });

  it('knows what was told of and is gone, until that is told too', async () => {
    for (const id of ['f1', 'f2', 'f3']) await put(id);
    await store.imports.noteSent([await tellingOf('f1'), await tellingOf('f2')], CONTEXT);
    for (const id of ['f1', 'f3']) await remove(id);
    expect(await gone('f')).toEqual(['f1']);
    await store.imports.noteRemoving({ id: 'f1', source: 'erp' }, 'contract');
    expect(await gone('f')).toEqual(['f1']);
    await put('f1');
    expect(await due('f')).toEqual([['f1', 'removing']]);
    expect(await gone('f')).toEqual([]);
    await remove('f1');
    await store.imports.forget({ id: 'f1', source: 'erp' }, 'contract');
    expect(await gone('f')).toEqual([]);
  });

  it('counts everything that is there as told when asked to, and leaves what was told as it is', async () => {
    await put('g1');
    expect(await store.imports.hasTold('contractCache')).toBe(false);
    await store.imports.noteAllSent({ ...CONTEXT, entity: 'contractCache' });
    expect(await store.imports.hasTold('contractCache')).toBe(true);
    await put('g2');
    expect(await due('', { entity: 'contractCache' })).toEqual([['g2', null]]);
    expect(await due('g')).toHaveLength(2);
  });
});
