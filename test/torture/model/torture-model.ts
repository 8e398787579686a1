import fc from 'fast-check';
import { syncAll } from '../../../src/jobs/sync/sync-all.ts';
import { createStore, type Store } from '../../../src/store/create-store.ts';
import type { StorePlace } from '../../support/on-both-engines.ts';
import { differing, toldWrongly } from './check-rest.ts';
import { commands } from './commands.ts';
import { Busy } from './driven.ts';
import { type ModelRun, openRun, SOURCE_OF } from './open-run.ts';
import { type ModelStage, openStage, START } from './open-stage.ts';
import { emptyTruth, KINDS, type Kind, sourcesOf } from './truth.ts';

export interface ModelOptions {
  readonly place: StorePlace;
  readonly runs: number;
  readonly seed: number;
  readonly report: (runs: number) => void;
}

export interface ModelFigures {
  /** Interleavings that held, each with commands and an order of its own. */
  readonly interleavings: number;
  /** Turns the scheduler gave. */
  readonly turns: number;
  /** Runs in which a lost event was repaired by a sync. */
  readonly repaired: number;
  readonly told: number;
}

const TABLES = [
  ...['contract', 'ticket', 'install', 'milestone', 'refresh', 'inbox', 'inbox_wait', 'inbox_seen', 'change_event'],
  ...['search_word', 'search_customer', 'search_record', 'search_key'],
];
const CLEAN = `with ${TABLES.map((table) => `${table}_ as (delete from ${table})`).join(', ')} update sync_state set is_complete = true, cursor = null`;
const RUNS_A_VACUUM = 200;

/**
 * Any interleaving of changes in the sources, events (lost, doubled, late), reads by people, syncs, two workers and sources that do not answer:
 * at rest the mirror is what the sources hold, and each change was told once and in order. Throws the shortest sequence that breaks it.
 * Embedded, one flow goes on at a time and the scheduler decides which; on PostgreSQL what it lets go runs beside each other.
 */
export const tortureModel = async ({ place, runs, seed, report }: ModelOptions): Promise<ModelFigures> => {
  const store = await createStore(place);
  const busy = new Busy();
  const isEmbedded = place.databaseUrl === null;
  const scheduler = fc.scheduler({
    act: async (release) => {
      await release();
      if (isEmbedded) await busy.over();
    },
  });
  const count = { interleavings: 0, turns: 0, repaired: 0, told: 0 };
  let stage: ModelStage | null = null;
  const holds = async (s: fc.Scheduler, steps: Iterable<fc.AsyncCommand<object, ModelRun>>, looksLate: boolean): Promise<void> => {
    await store.executeSql(CLEAN);
    const current = stage ?? (await openStage(store, busy));
    // What a run that fails leaves under way would be in the way of the next.
    stage = null;
    const run = openRun(current, s, looksLate);
    await fc.scheduledModelRun(s, () => ({ model: {}, real: run }), steps);
    const hasLost = await s.waitFor(assertAtRest(store, run, !looksLate));
    count.repaired += hasLost ? 1 : 0;
    stage = current;
    count.interleavings += 1;
    count.turns += s.report().length;
    count.told += (await store.events.readSince({ since: 0, after: '0', limit: 10_000 })).length;
    if (count.interleavings % RUNS_A_VACUUM === 0) for (const table of TABLES) await store.executeSql(`vacuum ${table}`);
    report(count.interleavings);
  };
  try {
    await firstSync(store);
    await fc.assert(fc.asyncProperty(scheduler, commands, fc.boolean(), holds), { numRuns: runs, seed, endOnFailure: false });
  } finally {
    await store.close();
  }
  return count;
};

/** Of nothing: later ones tell of what they find. */
const firstSync = async (store: Store): Promise<void> => {
  const sources = sourcesOf(emptyTruth(), { pass: async () => undefined, isAway: false, looksLate: false });
  const signal = new AbortController().signal;
  await syncAll({ sources, store, now: () => START, signal, full: false, only: null, report: () => undefined });
};

/** Answers whether a sync had to repair anything. */
const assertAtRest = async (store: Store, run: ModelRun, inOrder: boolean): Promise<boolean> => {
  await run.rest();
  const isTold = (kind: Kind, id: string): boolean => run.untold.get(kind)?.has(id) !== true;
  assertNone(await differing(store, run, isTold), 'after its events');
  const lost = KINDS.filter((kind) => (run.untold.get(kind)?.size ?? 0) > 0);
  for (const kind of lost) {
    run.sync(SOURCE_OF[kind]);
    await run.rest();
  }
  assertNone(await differing(store, run, () => true), 'after a sync');
  assertNone(await toldWrongly(store, run, inOrder), 'in what was told');
  return lost.length > 0;
};

const assertNone = (wrong: readonly string[], when: string): void => {
  if (wrong.length > 0) throw new Error(`${when}: ${wrong.join('; ')}`);
};
