import { afterAll, beforeAll, expect, it } from 'vitest';
import { isMassDeletion } from '../../src/domain/mass-deletion.ts';
import { importAll } from '../../src/jobs/import/import-all.ts';
import { runSync } from '../../src/jobs/sync/run-sync.ts';
import { quickestPlace } from '../support/on-both-engines.ts';
import { idsOf, openStage, type Stage } from './stage.ts';

it.each([
  [20, 30, false],
  [21, 420, false],
  [21, 419, true],
  [5000, 100_000, false],
  [5001, 100_000, true],
])('%i gone of %i known are not believed: %s', (gone, known, expected) => {
  expect(isMassDeletion(gone, known)).toBe(expected);
});

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(await quickestPlace(), { contracts: 60 });
  await stage.sync({ only: 'erp' });
  await tellEnneo();
});
afterAll(() => stage[Symbol.asyncDispose]());

/** The ERP as it shows all contracts but so many, in lists and by id. */
const erpWithout = (missing: number) => {
  const { erp } = stage.sources;
  const ids = new Set(idsOf(stage.world.contracts).slice(missing));
  const contractPage: typeof erp.contractPage = async (cursor, call) => {
    const page = await erp.contractPage(cursor, call);
    return { ...page, records: page.records.filter(({ id }) => ids.has(id)) };
  };
  const contractsByIds: typeof erp.contractsByIds = async (wanted, call) =>
    erp.contractsByIds(
      wanted.filter((id) => ids.has(id)),
      call,
    );
  return { ...stage.sources, erp: { ...erp, contractPage, contractsByIds } };
};

const options = { now: Date.now, signal: new AbortController().signal, report: () => undefined, wait: async () => undefined };
const syncWithout = async (missing: number, acceptDeletions = false) => {
  const { report } = await runSync({ ...options, sources: erpWithout(missing), store: stage.store, full: false, acceptDeletions, only: 'erp' });
  return report.entities.find(({ entity }) => entity === 'contract');
};
const tellEnneo = (acceptDeletions = false, dryRun = false) =>
  importAll({ ...options, enneo: stage.sources.enneo, store: stage.store, mode: 'import', dryRun, acceptDeletions });

it('an ERP that shows half of its contracts deletes none, and the report says so', async () => {
  expect(await syncWithout(30)).toMatchObject({ state: 'done', gone: 0, kept: 30 });
  expect(await stage.store.mirror.count('contract', 'erp')).toBe(stage.world.contracts.size);
  expect(await stage.store.syncReports.keptDeletions()).toContainEqual({ source: 'erp', entity: 'contract', kept: 30 });
});

it('what is believed again leaves nothing kept', async () => {
  expect(await syncWithout(0)).toMatchObject({ state: 'done', gone: 0, kept: 0 });
  expect(await stage.store.syncReports.keptDeletions()).toContainEqual({ source: 'erp', entity: 'contract', kept: 0 });
});

it('few that are gone are gone', async () => {
  expect(await syncWithout(1)).toMatchObject({ gone: 1, kept: 0 });
  expect((await tellEnneo()).counts).toMatchObject({ deleted: 1 });
});

it('with a person’s word they are marked deleted, and Enneo keeps them until it has that word too', async () => {
  expect(await syncWithout(30, true)).toMatchObject({ gone: 29, kept: 0 });
  expect(await tellEnneo(false, true)).toMatchObject({ kept: 29, counts: { deleted: 0 } });
  expect(await tellEnneo()).toMatchObject({ state: 'done', kept: 29, counts: { deleted: 0 } });
  expect(await tellEnneo(true)).toMatchObject({ state: 'done', kept: 0, counts: { deleted: 29 } });
});
