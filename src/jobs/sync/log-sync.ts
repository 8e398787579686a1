import type { SyncProgress } from './sync-all.ts';

export interface SyncLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export const logSync = (results: readonly SyncProgress[], log: SyncLog): void => {
  for (const { error, ...result } of results) {
    if (result.kept > 0)
      log.warn(
        result,
        `${result.source} ${result.entity}: so much is no longer there that nothing was deleted; if it is true, run busbar sync --accept-deletions`,
      );
    if (error === null) log.info(result, `sync of ${result.source} ${result.entity}: ${result.state}`);
    else log.warn({ ...result, err: error }, `sync of ${result.source} ${result.entity} failed; the next one goes on there`);
  }
};
