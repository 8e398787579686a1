import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EntityRef } from '../../../src/domain/events/entity-ref.ts';
import type { ReceivedEvent } from '../../../src/domain/events/received-event.ts';
import { createStore, type Store } from '../../../src/store/create-store.ts';
import type { Claim } from '../../../src/store/inbox/claim-refreshes.ts';
import { onBothEngines, type StorePlace } from '../../support/on-both-engines.ts';
import { eventOf } from './event.ts';

onBothEngines('what must be read again', (openPlace) => {
  let place: StorePlace;
  let store: Store;
  beforeAll(async () => {
    place = await openPlace();
    store = await createStore(place);
  });
  /** Every test has a source of its own in the one store. */
  let source = 'erp';
  beforeEach(() => {
    source = crypto.randomUUID();
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  const ref = (id: string): EntityRef => ({ source, entity: 'contract', id });
  const receiveAt = (receivedAt: number, event: Partial<ReceivedEvent> = {}) => store.inbox.receive(eventOf({ receivedAt, refreshes: [ref('1')], ...event }));
  const claimAt = (now: number, slots = 100): Promise<readonly Claim[]> => store.inbox.claim({ slots: new Map([[source, slots]]), now, until: now + 25_000 });
  const events = async () =>
    (await store.inbox.list({ state: null, after: null, limit: 1000 })).filter(({ refreshes }) => refreshes.some((one) => one.source === source));
  const states = async () => (await events()).map(({ state }) => state);
  const failAt = (claims: readonly Claim[], details: { retryAt: number; giveUpBefore?: number; counts?: boolean }) =>
    store.inbox.fail(claims.map((claim) => ({ ...claim, error: 'ERP contractById: unavailable', giveUpBefore: -1, counts: true, ...details })));
  /** The first moment, in steps of 100 ms, at which something is due. */
  const firstClaim = async (from: number): Promise<{ at: number; claims: readonly Claim[] }> => {
    for (let at = from; ; at += 100) {
      const claims = await claimAt(at);
      if (claims.length > 0) return { at, claims };
    }
  };

  it('is known with what the events say that wait for it, the newest first, until it was read', async () => {
    const bodies = async () => (await store.inbox.waiting(ref('1'), 2)).map(({ receivedAt, body }) => [receivedAt, Buffer.from(body).toString()]);
    for (const at of [0, 1, 2]) await receiveAt(at, { body: Buffer.from(`said at ${at}, ${source}`) });
    await receiveAt(3, { refreshes: [ref('2')] });
    expect(await bodies()).toEqual([2, 1].map((at) => [at, `said at ${at}, ${source}`]));
    await store.inbox.finish((await claimAt(20_000)).filter(({ id }) => id === '1'));
    expect(await bodies()).toEqual([]);
  });

  describe('when it is due', () => {
    it('is soon for an event alone', async () => {
      await receiveAt(0);
      expect((await firstClaim(0)).at).toBe(600);
    });

    it('is once a burst is quiet', async () => {
      for (const at of [0, 300, 1500, 2900]) await receiveAt(at);
      expect((await firstClaim(0)).at).toBe(4900);
    });

    it('is 10 seconds after the first event of a burst that goes on', async () => {
      for (let at = 0; at < 12_000; at += 200) await receiveAt(at);
      expect((await firstClaim(0)).at).toBe(10_000);
    });

    it('is once a burst is quiet when all of it came in one group', async () => {
      await Promise.all([0, 100, 200].map((at) => receiveAt(at)));
      expect((await firstClaim(0)).at).toBe(2200);
    });

    it('waits for quiet after an event that follows a reading closely', async () => {
      await receiveAt(0);
      const { claims } = await firstClaim(0);
      await store.inbox.finish(claims);
      await receiveAt(1000);
      const second = await firstClaim(1000);
      expect(second.at).toBe(3000);
      await store.inbox.finish(second.claims);
      await receiveAt(9000);
      expect((await firstClaim(9000)).at).toBe(9600);
    });
  });

  it('has one reading for many events, which covers them all', async () => {
    for (let count = 0; count < 50; count += 1) await receiveAt(0);
    const claims = await claimAt(10_000);
    expect(claims).toHaveLength(1);
    await store.inbox.finish(claims);
    expect(new Set(await states())).toEqual(new Set(['done']));
    expect(await claimAt(1_000_000)).toEqual([]);
  });

  it('is due again after a reading during which an event came, and only that event waits', async () => {
    await receiveAt(0, { name: 'before' });
    const claims = await claimAt(600);
    await receiveAt(650, { name: 'during' });
    await store.inbox.finish(claims);
    expect((await events()).map(({ name, state }) => `${name} ${state}`)).toEqual(['during new', 'before done']);
    const again = await firstClaim(700);
    expect(again.at).toBe(2700);
    await store.inbox.finish(again.claims);
    expect(await states()).toEqual(['done', 'done']);
  });

  it('has done with an event only when all it is about was read', async () => {
    await receiveAt(0, { refreshes: [ref('1'), ref('2')] });
    const [one, two] = await claimAt(600);
    if (one === undefined || two === undefined) throw new Error('both should be due');
    await store.inbox.finish([one]);
    expect(await states()).toEqual(['new']);
    await store.inbox.finish([two]);
    expect(await states()).toEqual(['done']);
  });

  it('gives nobody what another has claimed, until his time is over', async () => {
    await receiveAt(0);
    const [lost] = await claimAt(600);
    expect(await claimAt(25_599)).toEqual([]);
    const [taken] = await claimAt(25_600);
    expect(taken).toMatchObject(ref('1'));
    if (lost === undefined) throw new Error('it should have been due');
    await store.inbox.finish([lost]);
    expect(await states()).toEqual(['new']);
  });

  it('gives each of several workers his own', async () => {
    for (let id = 0; id < 60; id += 1) await receiveAt(0, { refreshes: [ref(String(id))] });
    const claims = (await Promise.all([1, 2, 3].map(() => claimAt(600, 20)))).flat();
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    expect(claims.length + (await claimAt(600)).length).toBe(60);
  });

  it('gives of each source as many as there is room for, those due longest first', async () => {
    for (const id of ['1', '2', '3']) await receiveAt(Number(id), { refreshes: [ref(id), { ...ref(id), source: `${source} too` }] });
    const slots = new Map([
      [source, 1],
      [`${source} too`, 2],
      ['nothing', 5],
    ]);
    const claims = await store.inbox.claim({ slots, now: 1000, until: 2000 });
    expect(claims.map((claim) => `${claim.source} ${claim.id}`).toSorted()).toEqual([`${source} 1`, `${source} too 1`, `${source} too 2`]);
  });

  it('is tried again when it failed, counting the tries', async () => {
    await receiveAt(0);
    await failAt(await claimAt(600), { retryAt: 5000 });
    expect(await claimAt(4999)).toEqual([]);
    expect((await events())[0]).toMatchObject({ tries: 1, error: 'ERP contractById: unavailable' });
    const again = await claimAt(5000);
    expect(again[0]?.tries).toBe(1);
    await store.inbox.finish(again);
    await receiveAt(60_000);
    expect((await claimAt(70_000))[0]?.tries).toBe(0);
  });

  it('does not count what was no failure of the record', async () => {
    await receiveAt(0);
    await failAt(await claimAt(600), { retryAt: 5000, counts: false });
    expect((await claimAt(5000))[0]?.tries).toBe(0);
  });

  it('is tried soon after a new event, however long it was put off', async () => {
    await receiveAt(0);
    await failAt(await claimAt(600), { retryAt: 10_000_000 });
    await receiveAt(60_000);
    expect((await firstClaim(60_000)).at).toBe(60_600);
  });

  it('is given up with the reason for the events that waited too long; younger ones go on waiting', async () => {
    await receiveAt(0, { name: 'old' });
    await receiveAt(50_000, { name: 'young' });
    await failAt(await claimAt(60_000), { retryAt: 70_000, giveUpBefore: 40_000 });
    expect((await events()).map(({ name, state, tries, error }) => `${name} ${state} ${tries} ${error}`)).toEqual([
      'young new 1 ERP contractById: unavailable',
      'old dead 1 ERP contractById: unavailable',
    ]);
    await failAt(await claimAt(70_000), { retryAt: 80_000, giveUpBefore: 50_000 });
    expect(await states()).toEqual(['dead', 'dead']);
    expect(await claimAt(10_000_000)).toEqual([]);
  });

  it('is read again for a dead event that is redriven', async () => {
    await receiveAt(0, { refreshes: [ref('1'), ref('2')] });
    await receiveAt(0, { unusable: 'not JSON', refreshes: [] });
    const before = await store.inbox.measure();
    const [one, two] = await claimAt(600);
    if (one === undefined || two === undefined) throw new Error('both should be due');
    await store.inbox.finish([one]);
    await failAt([two], { retryAt: 700, giveUpBefore: 600 });
    const dead = await store.inbox.list({ state: 'dead', after: null, limit: 2 });
    expect(await store.inbox.measure()).toMatchObject({ waiting: before.waiting - 1, dead: before.dead + 1 });
    const redriven = await store.inbox.redrive(
      dead.map(({ id }) => id),
      100_000,
    );
    expect(redriven).toEqual([dead[1]?.id]);
    expect(await store.inbox.redrive(redriven, 100_000)).toEqual([]);
    expect(await store.inbox.measure()).toMatchObject({ waiting: before.waiting, dead: before.dead });
    const again = await claimAt(100_600);
    expect(again.map(({ id }) => id).toSorted()).toEqual(['1', '2']);
    await failAt(again, { retryAt: 110_000, giveUpBefore: 90_000 });
    await store.inbox.finish(await claimAt(110_000));
    expect(await states()).toEqual(['done']);
  });

  it('is read again without an event when somebody asks, and tried again when that fails', async () => {
    await store.inbox.ask([ref('1'), ref('1')], 0);
    const claims = await claimAt(600);
    expect(claims).toMatchObject([{ ...ref('1'), oldestEventAt: null }]);
    await failAt(claims, { retryAt: 1000 });
    const again = await claimAt(1000);
    expect(again).toMatchObject([{ ...ref('1'), tries: 1 }]);
    await failAt(again, { retryAt: 2000, giveUpBefore: 0 });
    expect(await claimAt(10_000_000)).toEqual([]);
  });

  it('says when the oldest event came that waits for it', async () => {
    for (const at of [3000, 1000, 2000]) await receiveAt(at);
    expect((await claimAt(60_000))[0]?.oldestEventAt).toBe(1000);
  });

  it('is woken where it sleeps until its next try', async () => {
    await receiveAt(0);
    await failAt(await claimAt(600), { retryAt: 10_000_000 });
    await store.inbox.wake([ref('1'), ref('unknown')], 5000);
    expect((await claimAt(5000)).map(({ id }) => id)).toEqual(['1']);
  });

  it('lets receiving and finishing of the same records wait for each other, not in a circle', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => ref(String(index)));
    const work = async (refreshes: readonly (typeof ids)[number][]): Promise<void> => {
      for (let round = 0; round < 5; round += 1) {
        await receiveAt(0, { refreshes });
        await store.inbox.finish((await claimAt(1_000_000, 10)).toReversed());
      }
    };
    await Promise.all([work(ids), work(ids.toReversed()), work(ids), work(ids.toReversed())]);
    for (let claims = await claimAt(2_000_000); claims.length > 0; claims = await claimAt(2_000_000)) await store.inbox.finish(claims);
    expect(new Set(await states())).toEqual(new Set(['done']));
  });
});
