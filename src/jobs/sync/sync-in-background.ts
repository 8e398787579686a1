import { type SyncOptions, syncAll } from './sync-all.ts';

interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** Starts a sync beside everything else. Answers how to stop it; that waits until its last write is done. Never throws: what fails is logged. */
export const syncInBackground = (options: Omit<SyncOptions, 'signal' | 'report'>, log: Log): (() => Promise<void>) => {
  const stop = new AbortController();
  const running = syncAll({ ...options, signal: stop.signal, report: () => undefined }).then(
    (results) => {
      for (const { error, ...result } of results) {
        if (error === null) log.info(result, `sync of ${result.source} ${result.entity}: ${result.state}`);
        else log.warn({ ...result, err: error }, `sync of ${result.source} ${result.entity} failed; the next one goes on there`);
      }
    },
    (error: unknown) => log.warn({ err: error }, 'sync could not start'),
  );
  return async () => {
    stop.abort();
    await running;
  };
};
