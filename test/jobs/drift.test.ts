import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncedEntity } from '../../src/domain/sync-report.ts';
import { type ImportOptions, importAll } from '../../src/jobs/import/import-all.ts';
import { runSync } from '../../src/jobs/sync/run-sync.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import type { Entity } from '../../src/store/mirror/entities.ts';
import { createCall } from '../support/call-context.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';
import { runSql } from '../support/run-sql.ts';
import { idsOf, openStage, type Stage } from './stage.ts';

const list = (ids: readonly string[]): string => ids.map((id) => `'${id}'`).join(', ');

describe('a sync of a mirror that has drifted', () => {
  let place: StorePlace;
  let stage: Stage;
  let store: Store;
  beforeEach(async () => {
    place = await quickestPlace();
    stage = await openStage(place, { contracts: 100 });
    store = stage.store;
  });
  afterEach(async () => {
    await store.close();
    await stage[Symbol.asyncDispose]();
  });

  const sync = async (): Promise<readonly SyncedEntity[]> => {
    const { sources } = stage;
    const { report } = await runSync({ sources, store, now: Date.now, signal: new AbortController().signal, full: false, only: null, report: () => undefined });
    return report.entities;
  };
  const short = ({ entity, added, changed, gone, repaired, damaged }: SyncedEntity): string =>
    `${entity} +${added} ~${changed} -${gone} repaired ${repaired} damaged ${damaged}`;
  const behindBack = async (...statements: readonly string[]): Promise<void> => {
    await store.close();
    await runSql(place, ...statements);
    store = await createStore(place);
  };
  const tellEnneo = (): ImportOptions => ({
    ...{ enneo: stage.sources.enneo, store, mode: 'import', now: Date.now, signal: new AbortController().signal, dryRun: false, report: () => undefined },
  });
  /** An event of each kind, so that more are expected; nobody works on them here. */
  const tell = (contracts: readonly string[]) =>
    store.inbox.receive({
      ...{ sender: 'powercloud', name: 'changed', key: 'a', headers: {}, body: new Uint8Array(), receivedAt: Date.now(), unusable: null },
      refreshes: [...contracts.map((id) => ({ source: 'erp', entity: 'contract' as const, id })), { source: 'erp', entity: 'customer', id: 'another' }],
    });
  const contents = async () => {
    const { contracts, customers, installs, tickets } = stage.world;
    const recordsOf = async (entity: Entity, ids: readonly string[]) =>
      (await store.mirror.read(entity, ids))
        .filter(({ deletedAt }) => deletedAt === null)
        .map(({ record }) => record)
        .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    return {
      contract: await recordsOf('contract', idsOf(contracts)),
      customer: await recordsOf('customer', idsOf(customers)),
      install: await recordsOf('install', idsOf(installs)),
      ticket: await recordsOf('ticket', idsOf(tickets)),
      milestone: (await store.mirror.readOf('milestone', 'install_id', idsOf(installs), 10_000)).map(({ record }) => record),
      note: (await store.mirror.readOf('note', 'install_id', idsOf(installs), 10_000)).map(({ record }) => record),
      found: (await store.lists.contracts({}, { field: 'id', direction: 'asc' }, { first: 200, after: null })).rows.map(({ id }) => id),
    };
  };

  it('repairs all of it in one run, says what it found, and in the next has nothing to do and nothing to tell Enneo', async () => {
    await sync();
    const before = await contents();
    const { world } = stage;
    const contracts = idsOf(world.contracts);
    const threeFrom = (start: number): readonly string[] => contracts.slice(start, start + 3);
    const [missed, told, removedThere] = [threeFrom(10), threeFrom(30), threeFrom(50)];
    const [altered, misfiled, removedHere] = [threeFrom(70), threeFrom(80), threeFrom(90)];
    for (const id of [...missed, ...told]) await stage.put('erp', 'contract', id, { ...world.contracts.get(id), campaignId: 999_999 });
    for (const id of removedThere) await stage.remove('erp', 'contract', id);
    await tell(told);
    const ended = idsOf(world.installs).filter((id) => world.installs.get(id)?.statusId !== 1 && world.installs.get(id)?.statusId !== 4);
    const [alteredInstall = '', emptiedInstall = ''] = ended;
    const [whole = '', compact = ''] = idsOf(world.tickets);
    const ticket = await stage.sources.enneo.ticketById(whole, createCall());
    if (ticket !== null) await store.mirror.write('ticket', [{ record: ticket, fetchedAt: Date.now() }]);
    await behindBack(
      `update contract set record = jsonb_set(record, '{party,lastName}', '"Falsch"') where id in (${list(altered)})`,
      `update contract set city = 'Falschstadt' where id in (${list(misfiled)})`,
      `delete from contract where id in (${list(removedHere)})`,
      `delete from customer where id = '${idsOf(world.customers)[4]}'`,
      `update install set record = jsonb_set(record, '{status,name}', '"Falsch"') where id = '${alteredInstall}'`,
      `delete from milestone where install_id = '${emptiedInstall}'`,
      `update note set record = jsonb_set(record, '{text}', '"Falsch"') where id = (select min(id) from note)`,
      'delete from note where id = (select max(id) from note)',
      `update ticket set record = jsonb_set(record, '{status}', '"falsch"') where id in ('${whole}', '${compact}')`,
    );

    const [customers, ...others] = await sync();
    expect(others.map(short)).toEqual([
      'contract +3 ~12 -3 repaired 9 damaged 6',
      'install +0 ~2 -0 repaired 0 damaged 1',
      'note +1 ~1 -0 repaired 0 damaged 1',
      'ticket +0 ~2 -0 repaired 0 damaged 2',
      'link +0 ~0 -0 repaired 0 damaged 0',
    ]);
    expect(customers).toMatchObject({ added: 1, gone: 0, damaged: 0 });
    const live = await stage.sources.erp.contractsByIds(contracts, createCall());
    const after = await contents();
    expect(after.contract).toEqual(
      [...live.values()].toSorted((one, other) => (!(one instanceof Error) && !(other instanceof Error) && one.id < other.id ? -1 : 1)),
    );
    for (const entity of ['install', 'milestone', 'note'] as const) expect(after[entity]).toEqual(before[entity]);
    expect(after.found).toEqual(contracts.filter((id) => !removedThere.includes(id)).toSorted());

    expect((await importAll(tellEnneo())).counts).toMatchObject({ created: after.found.length, failed: 0, unknown: 0 });
    expect((await sync()).filter(({ added, changed, gone }) => added + changed + gone > 0)).toEqual([]);
    expect((await importAll(tellEnneo())).counts).toMatchObject({ created: 0, updated: 0, deleted: 0, failed: 0, unknown: 0 });
    expect(await contents()).toEqual(after);
    const reports = await store.syncReports.latest(2);
    expect(reports[1]?.entities.map(short)).toEqual([customers, ...others].flatMap((entity) => (entity === undefined ? [] : [short(entity)])));
  });
});
