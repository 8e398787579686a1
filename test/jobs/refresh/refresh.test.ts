import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EntityRef } from '../../../src/domain/events/entity-ref.ts';
import { quickestPlace } from '../../support/on-both-engines.ts';
import { idsOf } from '../stage.ts';
import { openRefreshingStage, type RefreshingStage } from './refreshing-stage.ts';

const SOON = 600;
const HOUR = 3_600_000;

describe('refreshing', () => {
  let stage: RefreshingStage;
  beforeAll(async () => {
    stage = await openRefreshingStage(await quickestPlace());
  });
  afterAll(() => stage[Symbol.asyncDispose]());
  beforeEach(async () => {
    // Nobody was read a moment ago.
    stage.pass(60_000);
    await stage.reset();
  });

  const contract = (id: string): EntityRef => ({ source: 'erp', entity: 'contract', id });
  let used = 0;
  /** One that no other test has. */
  const someContract = (): string => String(stage.world.contracts.at(100 + used++)?.id);
  const reads = async (id: string): Promise<number> => (await stage.calls('erp')).filter(({ path }) => path.includes(id)).length;
  const mirrored = async (id: string) => (await stage.store.mirror.read('contract', [id]))[0];
  const changeContract = (id: string, change: object) => stage.put('erp', 'contract', id, { ...stage.world.contracts.get(id), ...change });
  /** Lets what is due soon become due, and works. */
  const workSoon = async (ms = SOON): Promise<void> => {
    stage.pass(ms);
    await stage.work();
  };

  describe('an ERP record', () => {
    it('is read once for five changes that follow each other, after the last', async () => {
      const id = someContract();
      for (const statusTitle of ['one', 'two', 'three', 'four', 'five']) {
        await changeContract(id, { statusTitle });
        await stage.receive(contract(id));
        await workSoon(300);
      }
      await workSoon(2000);
      expect((await mirrored(id))?.record.statusTitle).toBe('five');
      expect(await reads(id)).toBe(1);
    });

    it('is read every 10 seconds under a steady stream, and once after its end', async () => {
      const id = someContract();
      for (let passed = 0; passed < 25_000; passed += 250) {
        await stage.receive(contract(id));
        await workSoon(250);
      }
      expect(await reads(id)).toBe(2);
      await changeContract(id, { statusTitle: 'last' });
      await stage.receive(contract(id));
      await workSoon(10_000);
      expect(await reads(id)).toBe(3);
      expect((await mirrored(id))?.record.statusTitle).toBe('last');
    });

    it('is read again when an event came while it was being read', async () => {
      const id = someContract();
      await stage.receive(contract(id));
      stage.pass(SOON);
      await stage.faults('erp', [{ kind: 'latency', ms: 200, times: 1 }]);
      await stage.refresher.begin();
      await stage.receive(contract(id));
      await stage.refresher.ended();
      expect((await stage.events()).slice(0, 2).map(({ state }) => state)).toEqual(['new', 'done']);
      await changeContract(id, { statusTitle: 'meanwhile' });
      await workSoon(2000);
      expect((await mirrored(id))?.record.statusTitle).toBe('meanwhile');
      expect((await stage.events())[0]?.state).toBe('done');
    });

    it('is marked deleted when the ERP no longer has it', async () => {
      const id = someContract();
      await stage.receive(contract(id));
      await workSoon();
      expect((await mirrored(id))?.deletedAt).toBeNull();
      await stage.remove('erp', 'contract', id);
      stage.pass(60_000);
      await stage.receive(contract(id));
      await workSoon();
      expect((await mirrored(id))?.deletedAt).toBe(stage.now());
    });

    it('is found by its new words as soon as it was read', async () => {
      const id = someContract();
      const party = { ...stage.world.contracts.get(id)?.party, emails: ['neu@beispiel.example'] };
      await changeContract(id, { party });
      await stage.receive(contract(id));
      await workSoon();
      const { hits } = await stage.store.search.findByKeys([{ kind: 'email', value: 'neu@beispiel.example' }], { limit: 10, rare: 10 });
      expect(hits.map(({ customerId }) => customerId)).toEqual([stage.world.contracts.get(id)?.customerId]);
    });

    it('that was written newer stays, whatever was read before', async () => {
      const id = someContract();
      await stage.receive(contract(id));
      await workSoon();
      const known = await mirrored(id);
      if (known === undefined) throw new Error('the contract should be in the mirror');
      stage.pass(-1000);
      await changeContract(id, { statusTitle: 'older' });
      await stage.receive(contract(id));
      stage.pass(500);
      await stage.store.inbox.wake([contract(id)], stage.now());
      await stage.work();
      expect((await mirrored(id))?.record).toEqual(known.record);
    });
  });

  describe('a source that does not answer', () => {
    it('has its records tried again, further and further apart, for 72 hours; then they are dead letters, which can be redriven', async () => {
      const id = someContract();
      await stage.faults('erp', [{ kind: 'status', status: 500 }]);
      await stage.receive(contract(id));
      await workSoon();
      expect((await stage.events())[0]).toMatchObject({ state: 'new', tries: 1, error: 'ERP contractById: unavailable' });
      let tries = 1;
      for (let passed = 0; passed < 71 * HOUR; passed += HOUR) {
        await workSoon(HOUR);
        tries += 1;
      }
      expect((await stage.events())[0]).toMatchObject({ state: 'new', tries });
      await workSoon(HOUR);
      const [dead] = await stage.events();
      expect(dead).toMatchObject({ state: 'dead', error: 'ERP contractById: unavailable' });
      await stage.faults('erp', []);
      await workSoon(HOUR);
      expect(await mirrored(id)).toBeUndefined();
      expect(await stage.store.inbox.redrive([dead?.id ?? ''], stage.now())).toEqual([dead?.id]);
      await workSoon();
      expect((await stage.events())[0]).toMatchObject({ state: 'done', error: null });
      expect((await mirrored(id))?.record.id).toBe(id);
    });

    it('keeps no record of another source waiting; what we break off when we stop is given back', async () => {
      const id = someContract();
      const tickets = idsOf(stage.world.tickets).slice(0, 6);
      await stage.faults('enneo', [{ kind: 'hang' }]);
      for (const ticket of tickets) await stage.receive({ source: 'enneo', entity: 'ticket', id: ticket });
      await stage.receive(contract(id));
      stage.pass(SOON);
      const refresher = stage.createWorker();
      expect(await refresher.begin()).toBe(5);
      await refresher.ended();
      expect((await mirrored(id))?.record.id).toBe(id);
      expect(await refresher.begin()).toBe(0);
      refresher.abort();
      while (!refresher.isIdle()) await refresher.ended();
      await stage.reset();
      await workSoon(1000);
      expect(await stage.store.mirror.read('ticket', tickets)).toHaveLength(6);
      expect((await stage.events()).slice(0, 7).map(({ tries, state }) => `${state} ${tries}`)).toEqual(Array(7).fill('done 0'));
    });
  });

  it('does the work of one who died 25 seconds after he took it', async () => {
    const id = someContract();
    await stage.receive(contract(id));
    stage.pass(SOON);
    const taken = await stage.store.inbox.claim({ slots: new Map([['erp', 10]]), now: stage.now(), until: stage.now() + 25_000 });
    expect(taken.map((claim) => claim.id)).toEqual([id]);
    await workSoon(24_999);
    expect(await mirrored(id)).toBeUndefined();
    await workSoon(1);
    expect((await mirrored(id))?.record.id).toBe(id);
  });

  it('gives up at once what nothing here reads', async () => {
    await stage.receive({ source: 'enneo', entity: 'deal', id: '1' });
    await workSoon();
    expect((await stage.events())[0]).toMatchObject({ state: 'dead', error: 'Nothing here reads a deal of this source.' });
  });
});
