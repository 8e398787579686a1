import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncProgress } from '../../src/jobs/sync/sync-all.ts';
import { createCall } from '../support/call-context.ts';
import { onBothEngines, quickestPlace } from '../support/on-both-engines.ts';
import { idsOf, openStage, type Stage } from './stage.ts';

const short = ({ entity, state, seen, added, changed, gone }: SyncProgress): string => `${entity} ${state} ${seen} ${added} ${changed} ${gone}`;

/** More than a page. */
const PAGED = 240;

onBothEngines('a first sync', (openPlace) => {
  it('leaves in the mirror what the sources have, whole installs and milestones too', async () => {
    await using stage = await openStage(await openPlace(), { contracts: PAGED });
    const { world, store, sources } = stage;
    const results = await stage.sync();
    const { contracts, customers, installs, notes, tickets } = world;
    expect(results.map(short)).toEqual([
      `customer done ${customers.size} ${customers.size} 0 0`,
      `contract done ${contracts.size} ${contracts.size} 0 0`,
      `install done ${installs.size} ${installs.size} 0 0`,
      `note done ${notes.size} ${notes.size} 0 0`,
      `ticket done ${tickets.size} ${tickets.size} 0 0`,
      `link done ${world.enerfloCustomers.size} 0 0 0`,
    ]);
    expect((await store.links.count()).found).toBeGreaterThan(0);
    const live = await sources.erp.contractsByIds(idsOf(contracts), createCall());
    const kept = await store.mirror.read('contract', idsOf(contracts));
    expect(kept.map(({ record }) => record).toSorted(byId)).toEqual([...live.values()].flatMap((one) => (one instanceof Error ? [] : [one])).toSorted(byId));
    expect((await store.mirror.read('customer', idsOf(customers))).map(({ id }) => id).toSorted()).toEqual(idsOf(customers).toSorted());
    expect((await store.mirror.read('ticket', idsOf(tickets))).length).toBe(tickets.size);
    expect((await store.mirror.read('note', idsOf(notes))).length).toBe(notes.size);
    const mirrored = await store.mirror.read('install', idsOf(installs));
    expect(mirrored.filter(({ record }) => !record.isPartial).length).toBe(installs.size);
    const milestones = await store.mirror.readOf('milestone', 'install_id', idsOf(installs), 100_000);
    expect(milestones.length).toBe(mirrored.reduce((count, { record }) => count + record.milestones.length, 0));
    expect(milestones.length).toBeGreaterThan(0);
  });
});

describe('syncAll', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(await quickestPlace(), { contracts: 60 });
  });
  afterEach(() => stage[Symbol.asyncDispose]());

  it('lets a contract be found by its own keys and by those of who signed it', async () => {
    await stage.sync({ only: 'erp' });
    const [contract] = await stage.store.mirror.read('contract', [String(stage.world.contracts.at(0)?.id)]);
    if (contract === undefined) throw new Error('the first contract is not in the mirror');
    const limits = { limit: 10, rare: 10 };
    const byNumber = await stage.store.search.findByKeys([{ kind: 'contract', value: contract.id }], limits);
    const byEmail = await stage.store.search.findByKeys([{ kind: 'email', value: contract.record.party.emails[0] ?? '' }], limits);
    for (const { hits } of [byNumber, byEmail]) expect(hits.map(({ customerId }) => customerId)).toContain(contract.record.customer.id);
  });

  it('changes nothing when it runs again over the same data, and reads ended installs no more', async () => {
    await stage.sync();
    await stage.reset();
    const results = await stage.sync();
    expect(results.map(({ added, changed, gone }) => added + changed + gone)).toEqual([0, 0, 0, 0, 0, 0]);
    const ended = idsOf(stage.world.installs).filter((id) => stage.world.installs.get(id)?.statusId !== 1 && stage.world.installs.get(id)?.statusId !== 4);
    const read = (await stage.calls('enerflo')).map(({ path }) => path);
    expect(ended.length).toBeGreaterThan(0);
    expect(ended.filter((id) => read.includes(`/api/v3/installs/${id}`))).toEqual([]);
  });

  it('reads every install again with full', async () => {
    await stage.sync({ only: 'enerflo' });
    await stage.reset();
    await stage.sync({ only: 'enerflo', full: true });
    const singles = (await stage.calls('enerflo')).filter(({ path }) => /^\/api\/v3\/installs\/\d+$/.test(path));
    expect(singles.length).toBe(stage.world.installs.size);
  });

  it('notices what changed and what is gone, and asks for each before it says so', async () => {
    await stage.sync();
    const contractId = String(stage.world.contracts.at(5)?.id);
    const ticketId = String(stage.world.tickets.at(7)?.id);
    const installId = String(stage.world.installs.at(3)?.id);
    const customer = stage.world.customers.at(9);
    await stage.remove('erp', 'contract', contractId);
    await stage.remove('enneo', 'ticket', ticketId);
    await stage.remove('enerflo', 'install', installId);
    await stage.put('erp', 'customer', String(customer?.id), { ...customer, party: { ...customer?.party, lastName: 'Neumann-Nachher' } });
    const results = await stage.sync();
    expect(results.map(({ entity, gone }) => `${entity} ${gone}`)).toEqual(['customer 0', 'contract 1', 'install 1', 'note 0', 'ticket 1', 'link 0']);
    expect(results[0]?.changed).toBeGreaterThanOrEqual(1);
    for (const [entity, id] of [
      ['contract', contractId],
      ['ticket', ticketId],
      ['install', installId],
    ] as const)
      expect((await stage.store.mirror.read(entity, [id]))[0]?.deletedAt).not.toBeNull();
    expect(await stage.store.mirror.readOf('milestone', 'install_id', [installId], 100)).toEqual([]);
  });

  it('leaves the other sources done when one does not answer, and says which', async () => {
    await stage.faults('enneo', [{ kind: 'status', status: 503 }]);
    const results = await stage.sync();
    expect(results.map(({ entity, state }) => `${entity} ${state}`)).toEqual([
      'customer done',
      'contract done',
      'install done',
      'note done',
      'ticket failed',
      'link done',
    ]);
    expect(results[4]?.error?.message).toBe('ENNEO ticketSearch: unavailable');
  });

  it('reads a whole ticket again that changed without an event', async () => {
    const [id = ''] = idsOf(stage.world.tickets);
    const ticket = await stage.sources.enneo.ticketById(id, createCall());
    if (ticket === null) throw new Error('the first ticket is missing');
    await stage.store.mirror.write('ticket', [{ record: ticket, fetchedAt: Date.now() }]);
    await stage.put('enneo', 'ticket', id, { status: 'closed', modifiedAt: Math.floor(Date.now() / 1000) });
    await stage.sync({ only: 'enneo' });
    const truth = await stage.sources.enneo.ticketById(id, createCall());
    expect((await stage.store.mirror.read('ticket', [id]))[0]?.record).toMatchObject({ status: 'closed', isCompact: false, modifiedAt: truth?.modifiedAt });
  });

  it('never replaces what was read after its page', async () => {
    const [id = ''] = idsOf(stage.world.tickets);
    const ticket = await stage.sources.enneo.ticketById(id, createCall());
    if (ticket === null) throw new Error('the first ticket is missing');
    await stage.store.mirror.write('ticket', [{ record: { ...ticket, subject: 'newer' }, fetchedAt: Date.now() + 60_000 }]);
    await stage.sync({ only: 'enneo' });
    expect((await stage.store.mirror.read('ticket', [id]))[0]?.record.subject).toBe('newer');
  });
});

describe('syncAll of several pages', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(await quickestPlace(), { contracts: PAGED });
  });
  afterEach(() => stage[Symbol.asyncDispose]());

  it('marks nothing deleted when a page could not be read', async () => {
    await stage.sync({ only: 'erp' });
    const contractId = String(stage.world.contracts.at(5)?.id);
    await stage.remove('erp', 'contract', contractId);
    await stage.faults('erp', [{ match: '/searchContracts\\?.*offset=200/', kind: 'status', status: 500 }]);
    const results = await stage.sync({ only: 'erp' });
    expect(results.map(({ entity, state, gone }) => `${entity} ${state} ${gone}`)).toEqual(['customer done 0', 'contract failed 0']);
    expect((await stage.store.mirror.read('contract', [contractId]))[0]?.deletedAt).toBeNull();
  });

  it('goes on at the page that failed, and starts over with full', async () => {
    await stage.faults('erp', [{ match: '/searchContracts\\?.*offset=200/', kind: 'status', status: 500 }]);
    const failed = await stage.sync({ only: 'erp' });
    expect(failed[1]).toMatchObject({ state: 'failed', done: 200 });
    expect(failed[1]?.error?.message).toBe('ERP searchContracts: unavailable');
    await stage.reset();
    const resumed = await stage.sync({ only: 'erp' });
    expect(resumed[1]).toMatchObject({ state: 'done', seen: stage.world.contracts.size - 200, done: stage.world.contracts.size });
    const full = await stage.sync({ only: 'erp', full: true });
    expect(full[1]).toMatchObject({ state: 'done', seen: stage.world.contracts.size });
  });

  it('stops after the pages that are being written when it is told to, and goes on there', async () => {
    const stop = new AbortController();
    const report = ({ entity, done }: SyncProgress): void => {
      if (entity === 'contract' && done >= 100) stop.abort();
    };
    const stopped = await stage.sync({ only: 'erp', signal: stop.signal, report });
    expect(stopped.map(({ entity, state }) => `${entity} ${state}`)).toEqual(['customer done', 'contract stopped']);
    const done = stopped[1]?.done ?? 0;
    expect([100, 200]).toContain(done);
    const resumed = await stage.sync({ only: 'erp' });
    expect(resumed[1]).toMatchObject({ state: 'done', seen: stage.world.contracts.size - done, done: stage.world.contracts.size });
  });
});

const byId = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1);
