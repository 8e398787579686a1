import { expect, it } from 'vitest';
import { runSync } from '../../../src/jobs/sync/run-sync.ts';
import type { SyncProgress } from '../../../src/jobs/sync/sync-all.ts';
import { startTimetable, type TimedJob } from '../../../src/jobs/timetable/timetable.ts';
import { onBothEngines } from '../../support/on-both-engines.ts';
import { runChild } from '../../support/run-child.ts';
import { openStage } from '../stage.ts';
import { makeDue } from './due-job.ts';

const GIVEN_BACK_MS = 30_000;
const SILENT = { warn: () => undefined };

onBothEngines('a nightly sync whose instance is killed', (openPlace) => {
  it('is taken up by another within 30 s, at the last page, what was complete left alone', async ({ skip }) => {
    const place = await openPlace();
    if (place.databaseUrl === null) {
      await place.drop();
      return skip('the embedded store has one instance');
    }
    await using stage = await openStage(place, { contracts: 480 });
    const { store, sources, world } = stage;
    const over = Promise.withResolvers<readonly SyncProgress[]>();
    let begunAt = 0;
    const night: TimedJob = {
      ...{ name: 'night', cron: '0 2 * * *', timezone: 'Europe/Berlin', catchesUp: true },
      run: async ({ signal, dueAt }) => {
        begunAt = Date.now();
        const options = { sources, store, now: Date.now, signal, full: false, only: 'erp', doneSince: dueAt, report: () => undefined } as const;
        over.resolve((await runSync(options)).results);
      },
    };
    const stopFirst = await startTimetable(store, [night], SILENT);
    await stopFirst();
    await makeDue(store, 'night');
    const child = runChild(new URL('night-child.ts', import.meta.url), [place.databaseUrl, stage.urls.erp]);
    for (let line: string | null = ''; line !== 'contract 200'; line = await child.nextLine()) if (line === null) throw new Error('the child ended early');
    await child.kill();
    const killedAt = Date.now();
    const stop = await startTimetable(store, [night], SILENT);
    const [customers, contracts] = await over.promise;
    await stop();
    expect(begunAt - killedAt).toBeLessThanOrEqual(GIVEN_BACK_MS);
    expect(customers).toMatchObject({ state: 'done', seen: 0, done: world.customers.size });
    expect(contracts).toMatchObject({ state: 'done', done: world.contracts.size });
    expect(contracts?.seen).toBeLessThanOrEqual(world.contracts.size - 200);
  }, 60_000);
});
