import { AlreadyRunning } from '../../store/lock/already-running.ts';
import { logSync, type SyncLog } from './log-sync.ts';
import { runSync } from './run-sync.ts';
import type { SyncOptions } from './sync-all.ts';

/** Starts a sync beside everything else. Answers how to stop it; that waits until its last write is done. Never throws: what fails is logged. */
export const syncInBackground = (options: Omit<SyncOptions, 'signal' | 'report'>, log: SyncLog): (() => Promise<void>) => {
  const stop = new AbortController();
  const running = runSync({ ...options, signal: stop.signal, report: () => undefined }).then(
    ({ results }) => logSync(results, log),
    (error: unknown) => {
      if (error instanceof AlreadyRunning) log.info({}, error.message);
      else log.warn({ err: error }, 'sync could not start');
    },
  );
  return async () => {
    stop.abort();
    await running;
  };
};
