import { SourceError } from '../../domain/source-error.ts';
import type { SyncedEntity, SyncReport } from '../../domain/sync-report.ts';
import { type SyncOptions, type SyncProgress, syncAll } from './sync-all.ts';

export interface SyncRun {
  readonly results: readonly SyncProgress[];
  readonly report: SyncReport;
}

/** A sync, alone on its database (throws `AlreadyRunning`), whose report is kept. */
export const runSync = (options: SyncOptions): Promise<SyncRun> =>
  options.store.runAlone('sync', async (lost) => {
    const { store, now, signal } = options;
    const startedAt = now();
    const results = await syncAll({ ...options, signal: AbortSignal.any([signal, lost]) });
    const report = { startedAt, endedAt: now(), entities: results.map(toEntity), links: await store.links.count() };
    await store.syncReports.save(report);
    return { results, report };
  });

const toEntity = ({ source, entity, state, inAll, error }: SyncProgress): SyncedEntity => ({
  ...{ source, entity, state: state === 'done' || state === 'failed' ? state : 'stopped' },
  ...{ ...inAll, error: error === null ? null : toReason(error) },
});

/** Other errors may quote what they stumbled over; the log has them. */
const toReason = (error: Error): string => (error instanceof SourceError ? error.message : 'unexpected, see the log');
