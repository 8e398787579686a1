import { PgBoss } from 'pg-boss';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isWholeNight } from '../../../src/jobs/timetable/is-whole-night.ts';
import { startTimetable, type TimedJob, type Turn } from '../../../src/jobs/timetable/timetable.ts';
import { createStore, type Store } from '../../../src/store/create-store.ts';
import { onBothEngines, quickestPlace, type StorePlace } from '../../support/on-both-engines.ts';
import { makeDue } from './due-job.ts';

const SILENT = { warn: () => undefined };
const NIGHT = { cron: '0 2 * * *', tz: 'Europe/Berlin' };

const NIGHT_JOB: TimedJob = { name: 'night', cron: NIGHT.cron, timezone: NIGHT.tz, catchesUp: true, run: async () => undefined };

const schedules = async ({ executeSql }: Store) => {
  const boss = new PgBoss({ db: { executeSql }, schema: 'pgboss' });
  return (await boss.getSchedules()).map(({ name, cron, timezone }) => ({ name, cron, timezone }));
};

interface Instances {
  readonly stores: readonly [Store, Store];
  readonly start: (store: Store, job?: Partial<TimedJob>) => Promise<() => Promise<void>>;
  readonly stopAll: () => Promise<void>;
}

/** Two instances of Busbar on one database; embedded there is but one. */
const openInstances = async (openPlace: () => Promise<StorePlace>): Promise<Instances> => {
  const place = await openPlace();
  const first = await createStore(place);
  const stores = [first, place.databaseUrl === null ? first : await createStore(place)] as const;
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.splice(0)) await stop();
  };
  onTestFinished(async () => {
    await stopAll();
    for (const store of new Set(stores)) await store.close();
    await place.drop();
  });
  return {
    stores,
    start: async (store, job = {}) => {
      const stop = await startTimetable(store, [{ ...NIGHT_JOB, ...job }], SILENT);
      stops.push(stop);
      return stop;
    },
    stopAll,
  };
};

onBothEngines('the timetable', (openPlace) => {
  it('gives a job that is due to one of several instances', async () => {
    const { stores, start, stopAll } = await openInstances(openPlace);
    await (await start(stores[0]))();
    await makeDue(stores[0], 'night');
    const runs: number[] = [];
    const over = Promise.withResolvers<void>();
    const run = async ({ dueAt }: Turn): Promise<void> => {
      runs.push(dueAt);
      over.resolve();
    };
    for (const store of stores) await start(store, { run });
    await over.promise;
    await stopAll();
    expect(runs).toHaveLength(1);
    expect(Math.abs(Date.now() - (runs[0] ?? 0))).toBeLessThan(120_000);
    await start(stores[1], { run });
    expect(runs).toHaveLength(1);
  });
});

describe('the timetable of several instances', () => {
  it('knows each job once, at its newest time, and forgets what is no longer wanted', async () => {
    const { stores, start } = await openInstances(quickestPlace);
    await (await start(stores[0], { name: 'import' }))();
    await start(stores[0]);
    await start(stores[1], { cron: '30 3 * * *' });
    expect(await schedules(stores[0])).toEqual([{ name: 'night', cron: '30 3 * * *', timezone: 'Europe/Berlin' }]);
  });

  it('says which job has no time', async () => {
    const { stores, start } = await openInstances(quickestPlace);
    await expect(start(stores[0], { cron: '99 2 * * *' })).rejects.toThrow('"99 2 * * *" is no time for night');
    await expect(start(stores[0], { cron: '0 2 31 2 *' })).rejects.toThrow('is no time for night');
  });

  it('stops a job at its next good place, and the next instance begins it again with the same time', async () => {
    const { stores, start } = await openInstances(quickestPlace);
    await (await start(stores[0]))();
    await makeDue(stores[0], 'night');
    const turns: Turn[] = [];
    const begun = Promise.withResolvers<void>();
    let isAtGoodPlace = false;
    const stop = await start(stores[0], {
      run: async (turn) => {
        turns.push(turn);
        begun.resolve();
        await new Promise((resolve) => turn.signal.addEventListener('abort', resolve));
        isAtGoodPlace = true;
        turn.signal.throwIfAborted();
      },
    });
    await begun.promise;
    await stop();
    expect(isAtGoodPlace).toBe(true);
    const again = Promise.withResolvers<Turn>();
    await start(stores[1], { run: async (turn) => again.resolve(turn) });
    expect((await again.promise).dueAt).toBe(turns[0]?.dueAt);
  });

  it('keeps what went wrong out of the database', async () => {
    const { stores, start } = await openInstances(quickestPlace);
    await (await start(stores[0]))();
    await makeDue(stores[0], 'night');
    const warned = Promise.withResolvers<object>();
    const failing = async (): Promise<void> => {
      throw new Error('Erika Mustermann');
    };
    const stop = await startTimetable(stores[0], [{ ...NIGHT_JOB, run: failing }], { warn: (details) => warned.resolve(details) });
    expect(await warned.promise).toMatchObject({ err: { message: 'Erika Mustermann' } });
    await stop();
    const { rows } = await stores[0].executeSql('select state, output from pgboss.job');
    expect(rows).toMatchObject([{ state: 'retry' }]);
    expect(JSON.stringify(rows)).not.toContain('Mustermann');
  });
});

describe('the times of the night', () => {
  const boss = new PgBoss({ db: { executeSql: async () => ({ rows: [] }) } });
  const timesFrom = (from: string) => boss.previewSchedule(NIGHT.cron, { tz: NIGHT.tz, from: new Date(from), count: 3 }).map((at) => at.toISOString());

  it('come once a night, when the clock is changed too', () => {
    expect(timesFrom('2025-10-24T12:00:00Z')).toEqual(['2025-10-25T00:00:00.000Z', '2025-10-26T00:00:00.000Z', '2025-10-27T01:00:00.000Z']);
    expect(timesFrom('2025-03-28T12:00:00Z')).toEqual(['2025-03-29T01:00:00.000Z', '2025-03-30T01:00:00.000Z', '2025-03-31T00:00:00.000Z']);
  });

  it('are whole in the night to Sunday, as Berlin counts days', () => {
    expect(isWholeNight(Date.parse('2025-06-14T22:30:00Z'), NIGHT.tz)).toBe(true);
    expect(isWholeNight(Date.parse('2025-06-15T22:30:00Z'), NIGHT.tz)).toBe(false);
  });
});
