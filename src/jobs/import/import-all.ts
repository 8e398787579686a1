import { setTimeout as sleep } from 'node:timers/promises';
import type { Enneo } from '../../sources/enneo/enneo.ts';
import type { Store } from '../../store/create-store.ts';
import { type AskOptions, createAsk } from '../sync/ask.ts';
import { createCacheErrand } from './cache-errand.ts';
import { createCopyErrand } from './copy-errand.ts';
import type { Errand } from './errand.ts';
import { createImportTally, type ImportProgress } from './import-progress.ts';
import { isOutcomeKnown } from './is-outcome-known.ts';
import { runErrand } from './run-errand.ts';

/** import: Enneo has a copy of its own; realtime: it reads through our custom API and keeps answers for a while. */
export const IMPORT_MODES = ['realtime', 'import'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

export interface ImportOptions {
  readonly enneo: Enneo;
  readonly store: Pick<Store, 'imports' | 'runAlone'>;
  readonly mode: ImportMode;
  readonly now: () => number;
  /** Aborted: nothing further is sent, what is under way is awaited; the next run goes on. */
  readonly signal: AbortSignal;
  /** Sends and notes nothing, and counts what a run would do. */
  readonly dryRun: boolean;
  /** Removes whatever the ERP no longer has, however much that is: a person said so. */
  readonly acceptDeletions?: boolean;
  /** Told after every page, and once at the end. */
  readonly report: (progress: ImportProgress) => void;
  readonly wait?: AskOptions['wait'];
}

const waitFor: AskOptions['wait'] = (ms, signal) => sleep(ms, undefined, { signal });

/**
 * Tells Enneo what changed in the mirror since it was last told, and nothing else. May be stopped or killed at any moment: what was told is
 * noted contract by contract. One that fails leaves the others alone. Throws `AlreadyRunning` while it runs elsewhere on this database.
 */
export const importAll = (options: ImportOptions): Promise<ImportProgress> => {
  if (options.dryRun) return runImport(options, options.signal);
  return options.store.runAlone('import', (lost) => runImport(options, AbortSignal.any([options.signal, lost])));
};

const runImport = async (options: ImportOptions, signal: AbortSignal): Promise<ImportProgress> => {
  const { store, now, dryRun, acceptDeletions = false, report } = options;
  const tally = createImportTally(now, report);
  try {
    for (const errand of toErrands(options, signal)) await runErrand(errand, { imports: store.imports, now, signal, dryRun, acceptDeletions, tally });
    return tally.tell({ state: 'done' });
  } catch (error) {
    return tally.tell(options.signal.aborted ? { state: 'stopped' } : { state: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
  }
};

const toErrands = ({ enneo, store, mode, now, wait = waitFor }: ImportOptions, signal: AbortSignal): readonly Errand[] => {
  const { imports } = store;
  // A write that is under way is not cut off: its outcome would be unknown.
  const send = createAsk({ now, wait, signal, cut: new AbortController().signal, isRepeatable: (error) => error.retryable && isOutcomeKnown(error) });
  if (mode === 'realtime') return (['contractCache', 'customerCache'] as const).map((entity) => createCacheErrand({ entity, enneo, imports, send, now }));
  return [createCopyErrand({ enneo, imports, send, now, ask: createAsk({ now, wait, signal }) })];
};
