import type { Sources } from '../../reader/sources.ts';
import type { Store } from '../../store/create-store.ts';
import { type ImportMode, importAll } from '../import/import-all.ts';
import { pollEnerflo } from '../poll/poll-enerflo.ts';
import { logSync, type SyncLog } from '../sync/log-sync.ts';
import { runSync } from '../sync/run-sync.ts';
import { isWholeNight } from './is-whole-night.ts';
import type { TimedJob, Turn } from './timetable.ts';

export interface TimetableSettings {
  readonly syncCron: string;
  /** null: Enneo is told nothing by itself. */
  readonly import: { readonly cron: string; readonly mode: ImportMode } | null;
}

export interface JobParts {
  readonly sources: Sources;
  readonly store: Store;
  readonly now: () => number;
  readonly log: SyncLog;
}

/** Where the supplier's night is. */
const TIMEZONE = 'Europe/Berlin';

const DAY_MS = 86_400_000;
/** Longer than any instance or receiver of ours is away. */
const EVENTS_KEPT_MS = 7 * DAY_MS;
/** A key that comes again after this is a new wish. */
const WRITES_KEPT_MS = 30 * DAY_MS;

export const createJobs = (settings: TimetableSettings, parts: JobParts): readonly TimedJob[] => {
  const { sources, store, now } = parts;
  const timezone = TIMEZONE;
  const jobs: readonly TimedJob[] = [
    { name: 'nightly-sync', cron: settings.syncCron, timezone, catchesUp: true, run: (turn) => syncTonight(turn, parts) },
    {
      name: 'enerflo-poll',
      cron: '*/15 * * * *',
      timezone,
      catchesUp: false,
      run: ({ signal }) => pollEnerflo({ enerflo: sources.enerflo, store, now, signal }),
    },
    { name: 'cleaning', cron: '30 3 * * *', timezone, catchesUp: true, run: () => clean(store, now()) },
  ];
  const { import: wanted } = settings;
  if (wanted === null) return jobs;
  return [...jobs, { name: 'import', cron: wanted.cron, timezone, catchesUp: false, run: ({ signal }) => tellEnneo(wanted.mode, signal, parts) }];
};

/** What was complete before a break is not done again. */
const syncTonight = async ({ signal, dueAt }: Turn, { sources, store, now, log }: JobParts): Promise<void> => {
  const whole = isWholeNight(dueAt, TIMEZONE);
  const { results } = await runSync({ sources, store, now, signal, full: false, whole, doneSince: dueAt, only: null, report: () => undefined });
  logSync(results, log);
  const open = results.filter(({ state }) => state !== 'done').map(({ source, entity }) => `${source} ${entity}`);
  if (open.length > 0) throw new Error(`not complete: ${open.join(', ')}`);
};

/** What one contract failed with is looked at again the next time; `busbar import` names it. */
const tellEnneo = async (mode: ImportMode, signal: AbortSignal, { sources, store, now, log }: JobParts): Promise<void> => {
  const { state, counts, kept, error } = await importAll({ enneo: sources.enneo, store, mode, now, signal, dryRun: false, report: () => undefined });
  log.info({ counts, kept }, `import to Enneo: ${state}`);
  if (kept > 0) log.warn({ kept }, 'so many contracts are gone that Enneo keeps them; if it is true, run busbar import --accept-deletions');
  if (state !== 'done') throw error ?? new Error(`the import ended ${state}`);
};

const clean = async ({ events, deliveries, writes, mirror }: Store, now: number): Promise<void> => {
  await events.purge(now - EVENTS_KEPT_MS);
  // Before the writes, whose keys they are.
  await deliveries.forget(now - WRITES_KEPT_MS);
  await writes.forget(now - WRITES_KEPT_MS);
  await mirror.forgetTombstones(now);
};
