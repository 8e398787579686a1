import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStore, type Store } from '../../../src/store/create-store.ts';
import { onBothEngines, type StorePlace } from '../../support/on-both-engines.ts';
import { contractRef, eventOf } from './event.ts';

const DAY = 24 * 3_600_000;

onBothEngines('inbox.receive', (openPlace) => {
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

  const newest = async (limit = 1) => store.inbox.list({ state: null, after: null, limit });

  it('keeps an event byte by byte, with what it is about', async () => {
    const body = Buffer.from([0, 255, 34, 92, 195, 40, 10]);
    expect(await store.inbox.receive(eventOf({ body, key: 'k\u0000\ud800', headers: { odd: '\u0000"' }, receivedAt: 1234 }))).toBe('stored');
    const [listed] = await newest();
    const event = await store.inbox.read(listed?.id ?? '');
    expect(Buffer.from(event?.body ?? [])).toEqual(body);
    expect(event).toMatchObject({
      ...{ sender: 'powercloud', name: 'contract.changed', key: 'k\ufffd', headers: { odd: '"' }, receivedAt: 1234 },
      ...{ state: 'new', refreshes: [contractRef('1')], tries: 0, error: null },
    });
  });

  it("knows a sender's key for 30 days, in whatever body", async () => {
    const receive = (receivedAt: number) => store.inbox.receive(eventOf({ key: 'event-1', receivedAt }));
    expect(await receive(0)).toBe('stored');
    expect(await receive(30 * DAY - 1)).toBe('duplicate');
    expect(await receive(30 * DAY)).toBe('stored');
    expect(await receive(31 * DAY)).toBe('duplicate');
  });

  it('takes the same key of two senders for two events', async () => {
    expect(await store.inbox.receive(eventOf({ key: 'shared', sender: 'enerflo' }))).toBe('stored');
    expect(await store.inbox.receive(eventOf({ key: 'shared', sender: 'enneo' }))).toBe('stored');
  });

  it('takes an equal body without a key for the same event for 5 seconds only', async () => {
    const body = Buffer.from('{"contractId":7}');
    const receive = (receivedAt: number) => store.inbox.receive(eventOf({ body, receivedAt }));
    expect(await receive(0)).toBe('stored');
    expect(await receive(4999)).toBe('duplicate');
    expect(await receive(5000)).toBe('stored');
  });

  it('has a record read again when an equal body comes after the reading began: the second change may be a true one', async () => {
    const refreshes = [contractRef('twice')];
    const body = Buffer.from('{"ticketId":7}');
    const receive = (receivedAt: number) => store.inbox.receive(eventOf({ body, refreshes, receivedAt }));
    const claim = async (now: number) => {
      const claims = (await store.inbox.claim({ slots: new Map([['erp', 100]]), now, until: now + 1 })).filter(({ id }) => id === 'twice');
      await store.inbox.finish(claims);
      return claims.length;
    };
    const at = 50 * DAY;
    expect([await receive(at), await receive(at + 100)]).toEqual(['stored', 'duplicate']);
    expect([await claim(at + 1000), await claim(at + 3000)]).toEqual([1, 0]);
    expect([await receive(at + 4000), await receive(at + 4100)]).toEqual(['duplicate', 'duplicate']);
    expect([await claim(at + 20_000), await claim(at + 40_000)]).toEqual([1, 0]);
  });

  it('stores one of a hundred equal events that come at once', async () => {
    const receipts = await Promise.all(Array.from({ length: 100 }, () => store.inbox.receive(eventOf({ key: 'at-once' }))));
    expect(receipts.filter((receipt) => receipt === 'stored')).toHaveLength(1);
  });

  it('puts an unusable event among the dead with the reason, and asks for no reading', async () => {
    await store.inbox.receive(eventOf({ unusable: 'no id at $.contractId', refreshes: [contractRef('unusable')] }));
    expect((await newest())[0]).toMatchObject({ state: 'dead', error: 'no id at $.contractId' });
    expect((await store.inbox.claim({ slots: new Map([['erp', 100]]), now: 100 * DAY, until: 100 * DAY + 1 })).map(({ id }) => id)).not.toContain('unusable');
  });

  it('has done with an event that is about nothing', async () => {
    await store.inbox.receive(eventOf({ refreshes: [] }));
    expect((await newest())[0]?.state).toBe('done');
  });

  it('refuses an id no index can hold, and only that event', async () => {
    const [refused, stored] = await Promise.allSettled([
      store.inbox.receive(eventOf({ refreshes: [contractRef('x'.repeat(1_000_000))] })),
      store.inbox.receive(eventOf({ key: 'k'.repeat(1_000_000), name: 'n'.repeat(1_000_000) })),
    ]);
    expect([refused.status, stored.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('rejects when nothing can be stored', async () => {
    const other = await openPlace();
    const closed = await createStore(other);
    await closed.close();
    await expect(closed.inbox.receive(eventOf())).rejects.toThrow();
    await other.drop();
  });

  it('forgets events that are done, and keys, after 30 days; dead ones stay', async () => {
    await store.inbox.receive(eventOf({ key: 'old', refreshes: [], receivedAt: 200 * DAY }));
    await store.inbox.receive(eventOf({ key: 'old dead', unusable: 'not JSON', receivedAt: 200 * DAY }));
    while ((await store.inbox.tidy(230 * DAY, 1000)) > 0);
    expect((await newest(1000)).filter(({ key }) => key?.startsWith('old')).map(({ key }) => key)).toEqual(['old dead', 'old']);
    while ((await store.inbox.tidy(230 * DAY + 1, 1000)) > 0);
    expect((await newest(1000)).filter(({ key }) => key?.startsWith('old')).map(({ key }) => key)).toEqual(['old dead']);
  });

  it('forgets records at rest a minute after they were read, and none that waits', async () => {
    const tidy = async (now: number): Promise<void> => {
      while ((await store.inbox.tidy(now, 1000)) > 0);
    };
    const at = 300 * DAY;
    const receive = (id: string) => store.inbox.receive(eventOf({ receivedAt: at, refreshes: [{ ...contractRef(id), source: 'rest' }], key: id }));
    const claim = (now: number) => store.inbox.claim({ slots: new Map([['rest', 10]]), now, until: now + 1000 });
    await receive('rests');
    await store.inbox.finish(await claim(at + 600));
    await receive('waits');
    await tidy(at + 60_600);
    expect(await store.inbox.tidy(at + 60_601, 10)).toBe(1);
    expect((await claim(at + 70_000)).map(({ id }) => id)).toEqual(['waits']);
  });
});
