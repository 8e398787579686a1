import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ContractTruth } from '../../../sandbox/world/truth.ts';
import { type ImportOptions, importAll } from '../../../src/jobs/import/import-all.ts';
import type { ImportProgress } from '../../../src/jobs/import/import-progress.ts';
import { AlreadyRunning } from '../../../src/store/lock/already-running.ts';
import { toCustomerEntry } from '../../../src/store/search/to-search-entry.ts';
import { quickestPlace } from '../../support/on-both-engines.ts';
import { idsOf, openStage, type Stage } from '../stage.ts';
import { enneoCopy, erpTruth, ledgerOf } from './enneo-copy.ts';

const NOTHING = { created: 0, updated: 0, deleted: 0, unchanged: 0, failed: 0, unknown: 0 };

describe('an import to Enneo', () => {
  let stage: Stage;
  let ids: readonly string[];
  let restored: ContractTruth;

  const run = (options: Partial<ImportOptions> = {}): Promise<ImportProgress> =>
    importAll({
      ...{ enneo: stage.sources.enneo, store: stage.store, mode: 'import', now: Date.now, signal: new AbortController().signal, dryRun: false },
      ...{ report: () => undefined, wait: async () => undefined },
      ...options,
    });
  const change = (id: string | undefined, monthlyDeposit: number) => stage.put('erp', 'contract', id ?? '', { monthlyDeposit });
  const callsToEnneo = async (): Promise<readonly string[]> =>
    (await stage.calls('enneo')).map(({ method, path }) => `${method} ${path.split('/').slice(3).join('/')}`);
  /** Calls since then. */
  const callsSince = async (before: readonly string[]) => (await callsToEnneo()).slice(before.length);
  const versionsOf = async (id: string | undefined) =>
    (await ledgerOf(stage)).filter(({ contractId }) => contractId === id).map(({ body }) => JSON.stringify(body));

  beforeAll(async () => {
    stage = await openStage(await quickestPlace(), { contracts: 40 });
    ids = idsOf(stage.world.contracts);
    const last = stage.world.contracts.get(ids.at(-1) ?? '');
    if (last === undefined) throw new Error('an empty world');
    restored = last;
    await stage.sync({ only: 'erp' });
  });
  beforeEach(() => stage.faults('enneo', []));
  afterAll(() => stage[Symbol.asyncDispose]());

  it('says what it would do, and calls and notes nothing', async () => {
    expect(await run({ dryRun: true })).toMatchObject({ state: 'done', counts: { ...NOTHING, created: ids.length } });
    expect(await callsToEnneo()).toEqual([]);
  });

  it('stops at a word, with what is under way awaited, and goes on the next time', async () => {
    const stop = new AbortController();
    const { enneo } = stage.sources;
    let left = 10;
    const createContract: typeof enneo.createContract = async (contract, call) => {
      left -= 1;
      if (left === 0) stop.abort();
      return enneo.createContract(contract, call);
    };
    const first = await run({ enneo: { ...enneo, createContract }, signal: stop.signal });
    expect(first).toMatchObject({ state: 'stopped', error: null, counts: { failed: 0, unknown: 0 } });
    expect(first.counts.created).toBe((await ledgerOf(stage)).length);
    const second = await run();
    expect(second).toMatchObject({ state: 'done', done: ids.length, total: ids.length });
    expect(second.counts).toEqual({ ...NOTHING, created: ids.length - first.counts.created, unchanged: first.counts.created });
    expect(await enneoCopy(stage)).toEqual(await erpTruth(stage));
    expect(await ledgerOf(stage)).toHaveLength(ids.length);
  });

  it('sends nothing where nothing changed', async () => {
    await stage.sync({ only: 'erp', full: true });
    const before = await callsToEnneo();
    expect(await run()).toMatchObject({ state: 'done', counts: { ...NOTHING, unchanged: ids.length } });
    expect(await callsSince(before)).toEqual([]);
  });

  it('creates, updates and removes what changed, one call each', async () => {
    await change(ids[0], 111);
    await stage.remove('erp', 'contract', restored.id);
    await stage.sync({ only: 'erp' });
    const expected = { ...NOTHING, updated: 1, deleted: 1, unchanged: ids.length - 2 };
    const before = await callsToEnneo();
    expect((await run({ dryRun: true })).counts).toEqual(expected);
    expect((await run()).counts).toEqual(expected);
    expect(await callsSince(before)).toEqual([`PATCH contract/${ids[0]}`, `DELETE contract/${restored.id}`]);
    await stage.put('erp', 'contract', restored.id, restored);
    await stage.sync({ only: 'erp' });
    expect((await run()).counts).toEqual({ ...NOTHING, created: 1, unchanged: ids.length - 1 });
    expect(await enneoCopy(stage)).toEqual(await erpTruth(stage));
  });

  it('makes no call for a change of what Enneo is not sent', async () => {
    const [known] = await stage.store.mirror.read('contract', [ids[1] ?? '']);
    if (known === undefined) throw new Error('not in the mirror');
    const record = { ...known.record, extra: { changed: true } };
    const search = { entity: 'contract', id: record.id, source: 'erp', customerId: record.customer.id, isActive: true, words: [], keys: [] } as const;
    await stage.store.mirror.writeSearchable('contract', [{ record, fetchedAt: Date.now(), search }]);
    const before = await callsToEnneo();
    expect((await run()).counts).toEqual({ ...NOTHING, unchanged: ids.length });
    expect(await callsSince(before)).toEqual([]);
  });

  it('looks whether a change arrived of which Enneo said nothing, and does not send it again then', async () => {
    await change(ids[2], 222);
    await stage.sync({ only: 'erp' });
    await stage.faults('enneo', [{ match: 'PATCH', kind: 'truncate', times: 1 }]);
    const before = await callsToEnneo();
    expect((await run()).counts).toEqual({ ...NOTHING, updated: 1, unchanged: ids.length - 1 });
    expect(await callsSince(before)).toEqual([`PATCH contract/${ids[2]}`, `GET contract/${ids[2]}`]);
  });

  it('sends it once more where it did not arrive', async () => {
    await change(ids[2], 223);
    await stage.sync({ only: 'erp' });
    await stage.faults('enneo', [{ match: 'PATCH', kind: 'reset', times: 1 }]);
    const before = await callsToEnneo();
    expect((await run()).counts).toMatchObject({ updated: 1, unknown: 0 });
    expect(await callsSince(before)).toEqual([`PATCH contract/${ids[2]}`, `GET contract/${ids[2]}`, `PATCH contract/${ids[2]}`]);
    expect(new Set(await versionsOf(ids[2])).size).toBe((await versionsOf(ids[2])).length);
  });

  it('leaves open what cannot be found out, and the next run finds out', async () => {
    await change(ids[2], 224);
    await stage.sync({ only: 'erp' });
    await stage.faults('enneo', [
      { match: 'PATCH', kind: 'truncate', times: 1 },
      { match: 'GET', kind: 'status' },
    ]);
    expect(await run()).toMatchObject({
      state: 'done',
      counts: { updated: 0, unknown: 1 },
      failures: [{ id: ids[2], reason: 'ENNEO contractUpdate: malformed' }],
    });
    await stage.faults('enneo', []);
    const before = await callsToEnneo();
    expect((await run({ dryRun: true })).counts).toMatchObject({ unknown: 1 });
    expect((await run()).counts).toEqual({ ...NOTHING, unchanged: ids.length });
    expect(await callsSince(before)).toEqual([`GET contract/${ids[2]}`]);
  });

  it('sends a contract again that came back after a removal of which nobody knows whether it arrived', async () => {
    await stage.remove('erp', 'contract', restored.id);
    await stage.sync({ only: 'erp' });
    await stage.faults('enneo', [{ match: 'DELETE', kind: 'truncate', times: 1 }]);
    expect((await run()).counts).toMatchObject({ deleted: 0, unknown: 1 });
    await stage.put('erp', 'contract', restored.id, restored);
    await stage.sync({ only: 'erp' });
    expect((await run()).counts).toEqual({ ...NOTHING, created: 1, unchanged: ids.length - 1 });
    expect(await enneoCopy(stage)).toEqual(await erpTruth(stage));
  });

  it('waits where Enneo says that it is too much, and sends it then', async () => {
    await change(ids[2], 225);
    await stage.sync({ only: 'erp' });
    await stage.faults('enneo', [{ match: 'PATCH', kind: 'status', status: 429, times: 1 }]);
    const before = await callsToEnneo();
    expect((await run()).counts).toMatchObject({ updated: 1, failed: 0 });
    expect(await callsSince(before)).toEqual(Array.from({ length: 2 }, () => `PATCH contract/${ids[2]}`));
  });

  it('names a contract that Enneo refuses or that lacks what it needs, sends the others, and tries it again the next time', async () => {
    await Promise.all([3, 4, 5, 6, 7, 8, 9].map((index) => change(ids[index], 333)));
    await stage.put('erp', 'contract', ids[10] ?? '', { party: { business: false, lastName: null } });
    await stage.sync({ only: 'erp' });
    await stage.faults('enneo', [{ match: `/contract/${ids[3]}`, kind: 'status', status: 422 }]);
    const result = await run();
    expect(result.counts).toMatchObject({ updated: 6, failed: 2 });
    expect(result.failures.toSorted((one, other) => (one.id < other.id ? -1 : 1))).toEqual([
      { id: ids[3], source: 'erp', reason: 'ENNEO contractUpdate: rejected' },
      { id: ids[10], source: 'erp', reason: 'the ERP does not say lastname, which Enneo needs' },
    ]);
    await stage.put('erp', 'contract', ids[10] ?? '', { party: { lastName: 'Muster' } });
    await stage.sync({ only: 'erp' });
    await stage.faults('enneo', []);
    expect((await run()).counts).toMatchObject({ updated: 2, failed: 0 });
    expect(await enneoCopy(stage)).toEqual(await erpTruth(stage));
  });

  it.each([
    ['is away', { kind: 'status', status: 503 }, 'ENNEO contractUpdate: unavailable'],
    ['does not let us in', { kind: 'status', status: 401 }, 'ENNEO contractUpdate: rejected'],
    ['has no such route', { kind: 'status', status: 405 }, 'ENNEO contractUpdate: rejected'],
  ] as const)('stops after five failures in a row when Enneo %s, and goes on once it is back', async (_name, fault, reason) => {
    await Promise.all(ids.slice(0, 20).map((id) => change(id, 400 + reason.length + (fault.status ?? 0))));
    await stage.sync({ only: 'erp' });
    await stage.faults('enneo', [fault]);
    const away = await run();
    expect(away.state).toBe('failed');
    expect(away.error?.message).toBe(reason);
    expect(away.counts.failed + away.counts.unknown).toBeGreaterThanOrEqual(5);
    expect(away.counts.failed + away.counts.unknown).toBeLessThanOrEqual(8);
    await stage.faults('enneo', []);
    expect((await run()).counts).toEqual({ ...NOTHING, updated: 20, unchanged: ids.length - 20 });
    expect(await enneoCopy(stage)).toEqual(await erpTruth(stage));
  });

  it('runs once at a time on a database', async () => {
    await stage.store.runAlone('import', async () => {
      await expect(run()).rejects.toBeInstanceOf(AlreadyRunning);
    });
    expect((await run()).state).toBe('done');
  });
});

describe('an Enneo that reads through us', () => {
  let stage: Stage;
  let ids: readonly string[];
  const run = (dryRun = false) =>
    importAll({
      ...{ enneo: stage.sources.enneo, store: stage.store, mode: 'realtime', now: Date.now, signal: new AbortController().signal, dryRun },
      ...{ report: () => undefined, wait: async () => undefined },
    });
  /** What Enneo was told to forget since the last time. */
  const told = async () => {
    const bodies = (await stage.calls('enneo')).map(({ path, body }) => (path.endsWith('/customer/invalidateCache') ? body : path));
    await stage.reset();
    return bodies;
  };

  beforeAll(async () => {
    stage = await openStage(await quickestPlace(), { contracts: 20 });
    ids = idsOf(stage.world.contracts);
    await stage.sync({ only: 'erp' });
  });
  afterAll(() => stage[Symbol.asyncDispose]());
  const all = (): number => ids.length + stage.world.customers.size;

  const refresh = async (id: string | undefined, fields: object): Promise<string> => {
    const [known] = await stage.store.mirror.read('contract', [id ?? '']);
    if (known === undefined) throw new Error('not in the mirror');
    const record = { ...known.record, ...fields };
    const search = { entity: 'contract', id: record.id, source: 'erp', customerId: record.customer.id, isActive: true, words: [], keys: [] } as const;
    await stage.store.mirror.writeSearchable('contract', [{ record, fetchedAt: Date.now(), search }]);
    return known.record.customer.id;
  };

  it('is told nothing of what was there before the first run', async () => {
    expect((await run(true)).counts).toEqual({ ...NOTHING, unchanged: all() });
    expect((await run()).counts).toEqual({ ...NOTHING, unchanged: all() });
    expect(await told()).toEqual([]);
  });

  it('is told to forget a contract that changed and its customer, once', async () => {
    const customerId = await refresh(ids[0], { tenant: 'north' });
    expect((await run(true)).counts).toMatchObject({ updated: 1 });
    expect((await run()).counts).toEqual({ ...NOTHING, updated: 1, unchanged: all() - 1 });
    expect(await told()).toEqual([{ contractId: ids[0], customerId }]);
    await run();
    expect(await told()).toEqual([]);
  });

  it('is told of both customers when a contract moved from one to the other', async () => {
    const customerId = await refresh(ids[1], { customer: { source: 'erp', kind: 'customer', id: 'another' } });
    await run();
    expect(await told()).toEqual([
      { contractId: ids[1], customerId },
      { contractId: ids[1], customerId: 'another' },
    ]);
  });

  it('is told of a contract that is gone, once', async () => {
    await stage.store.mirror.deleteSearchable('contract', [{ id: ids[1] ?? '', source: 'erp' }], Date.now());
    expect((await run()).counts).toMatchObject({ deleted: 1 });
    expect(await told()).toEqual([{ contractId: ids[1], customerId: 'another' }]);
    expect((await run()).counts).toEqual({ ...NOTHING, unchanged: all() - 1 });
    expect(await told()).toEqual([]);
  });

  it('is told to forget a customer who changed, once, and one who is gone', async () => {
    const [id = '', gone = ''] = idsOf(stage.world.customers);
    const [known] = await stage.store.mirror.read('customer', [id]);
    if (known === undefined) throw new Error('not in the mirror');
    const record = { ...known.record, party: { ...known.record.party, emails: ['neu@example.com'] } };
    await stage.store.mirror.writeSearchable('customer', [{ record, fetchedAt: Date.now(), search: toCustomerEntry(record) }]);
    expect((await run()).counts).toEqual({ ...NOTHING, updated: 1, unchanged: all() - 2 });
    expect(await told()).toEqual([{ customerId: id }]);
    await stage.store.mirror.deleteSearchable('customer', [{ id: gone, source: 'erp' }], Date.now());
    expect((await run()).counts).toMatchObject({ deleted: 1, updated: 0 });
    expect(await told()).toEqual([{ customerId: gone }]);
    await run();
    expect(await told()).toEqual([]);
  });
});
