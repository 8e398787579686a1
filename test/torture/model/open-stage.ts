import { createRefresher, type Refresher } from '../../../src/jobs/refresh/create-refresher.ts';
import { enerfloLane } from '../../../src/jobs/refresh/enerflo-lane.ts';
import { enneoLane } from '../../../src/jobs/refresh/enneo-lane.ts';
import { erpLane } from '../../../src/jobs/refresh/erp-lane.ts';
import { createReader, type Reader } from '../../../src/reader/create-reader.ts';
import type { Sources } from '../../../src/reader/sources.ts';
import type { Store } from '../../../src/store/create-store.ts';
import { type Busy, driven } from './driven.ts';
import { emptyTruth, sourcesOf, type Truth, type Wire } from './truth.ts';

export const START = Date.parse('2026-03-01T12:00:00Z');

/** What runs share that follow each other: making a reader costs more than a run. */
export interface ModelStage {
  readonly truth: Truth;
  readonly wire: Wire;
  readonly sources: Sources;
  /** As it is, for looking. */
  readonly store: Store;
  /** Its writes wait for their turn. */
  readonly waiting: Store;
  readonly reader: Reader;
  readonly workers: readonly Refresher[];
  /** What nobody expected. */
  readonly errors: unknown[];
  /** Milliseconds since the epoch, never the same twice. */
  readonly now: () => number;
  readonly passTime: (ms: number) => void;
}

export const openStage = async (store: Store, busy: Busy): Promise<ModelStage> => {
  let clock = START;
  const now = (): number => {
    clock += 1;
    return clock;
  };
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const wire: Wire = { pass: async () => undefined, isAway: false, looksLate: false };
  const truth = emptyTruth();
  const sources = sourcesOf(truth, wire);
  const waiting = driven(store, busy, (name) => wire.pass(name));
  const reader = await createReader(sources, { store: waiting, onError }, now);
  const lanes = [erpLane(sources.erp, waiting, now), enneoLane(sources.enneo, waiting, now), enerfloLane(sources.enerflo, waiting, now)];
  const workers = [0, 1].map(() => createRefresher({ store: waiting, lanes, now, random: () => 1, onError }));
  const passTime = (ms: number): void => {
    clock += ms;
  };
  return { truth, wire, sources, store, waiting, reader, workers, errors, now, passTime };
};
