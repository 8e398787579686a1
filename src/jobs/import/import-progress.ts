import type { ToldKey } from '../../store/imports/told.ts';

/** What telling Enneo of one contract came to. unknown: the call was made and nobody knows whether it took effect; the next run finds out. */
export const OUTCOMES = ['created', 'updated', 'deleted', 'unchanged', 'failed', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A contract that Enneo may not have as it is now, and why. Nothing of Enneo's text. */
export interface ImportFailure extends ToldKey {
  readonly reason: string;
}

export interface ImportProgress {
  readonly source: 'enneo';
  readonly entity: 'contract';
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  /** Contracts looked at; in real time customers too. */
  readonly done: number;
  readonly seen: number;
  /** How many there are, as far as they were counted; null: not yet. */
  readonly total: number | null;
  /** Milliseconds. */
  readonly ms: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Contracts that are gone, but so many at once that Enneo keeps them. */
  readonly kept: number;
  /** The first hundred. */
  readonly failures: readonly ImportFailure[];
  /** Why it did not come to its end. */
  readonly error: Error | null;
}

export interface ImportTally {
  /** As it is now. */
  progress(): ImportProgress;
  count(outcome: Outcome, times?: number): void;
  fail(outcome: 'failed' | 'unknown', failure: ImportFailure): void;
  /** Shows how far it has come. */
  tell(change: Partial<Pick<ImportProgress, 'done' | 'total' | 'state' | 'kept' | 'error'>>): ImportProgress;
}

const KEPT_FAILURES = 100;

const START: ImportProgress = {
  ...{ source: 'enneo', entity: 'contract', state: 'running', done: 0, seen: 0, total: null, ms: 0, kept: 0, failures: [], error: null },
  counts: { created: 0, updated: 0, deleted: 0, unchanged: 0, failed: 0, unknown: 0 },
};

export const createImportTally = (now: () => number, report: (progress: ImportProgress) => void): ImportTally => {
  const began = now();
  let progress = START;
  const count: ImportTally['count'] = (outcome, times = 1) => {
    progress = { ...progress, counts: { ...progress.counts, [outcome]: progress.counts[outcome] + times } };
  };
  return {
    progress: () => progress,
    count,
    fail: (outcome, failure) => {
      count(outcome);
      if (progress.failures.length < KEPT_FAILURES) progress = { ...progress, failures: [...progress.failures, failure] };
    },
    tell: (change) => {
      progress = { ...progress, ...change, ms: now() - began };
      progress = { ...progress, seen: progress.done };
      report(progress);
      return progress;
    },
  };
};
