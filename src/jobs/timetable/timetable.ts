import { PgBoss } from 'pg-boss';
import type { Store } from '../../store/create-store.ts';
import { DETECTION, QUEUE, QUIET, WORKER } from './pace.ts';

export interface Turn {
  /** Aborted: stop at the next good place; the job is begun again here or elsewhere. */
  readonly signal: AbortSignal;
  /** When the job was due, in milliseconds since the epoch: the same each time it is begun. */
  readonly dueAt: number;
}

export interface TimedJob {
  readonly name: string;
  /** Five fields. */
  readonly cron: string;
  readonly timezone: string;
  /** Once, later, when nobody was there at its time. */
  readonly catchesUp: boolean;
  /** One that fails is begun again, a quarter of an hour later at most. */
  readonly run: (turn: Turn) => Promise<void>;
}

interface Log {
  warn(details: object, message: string): void;
}

const STOP_MS = 30_000;

/**
 * Runs jobs at their times, each once however many instances share the database, and never twice at once. One whose worker died is given to another
 * within half a minute. Answers how to stop: jobs under way stop at the next good place and are begun again by whoever is left, or starts next.
 */
export const startTimetable = async (store: Pick<Store, 'executeSql'>, jobs: readonly TimedJob[], log: Log): Promise<() => Promise<void>> => {
  const stopping = new AbortController();
  const boss = new PgBoss({ db: { executeSql: store.executeSql }, schema: 'pgboss', ...DETECTION, ...QUIET });
  boss.on('error', (error) => log.warn({ err: error }, 'the timetable could not reach its tables; it tries again'));
  for (const job of jobs) assertTime(boss, job);
  await boss.start();
  const stop = async (): Promise<void> => {
    stopping.abort();
    await boss.stop({ graceful: true, timeout: STOP_MS });
  };
  try {
    for (const job of jobs) await addJob(boss, job, stopping.signal, log);
    const names = new Set(jobs.map(({ name }) => name));
    for (const { name } of await boss.getSchedules()) if (!names.has(name)) await boss.unschedule(name);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
};

const addJob = async (boss: PgBoss, job: TimedJob, stopping: AbortSignal, log: Log): Promise<void> => {
  await boss.createQueue(job.name, { ...QUEUE, policy: 'exclusive' });
  await boss.updateQueue(job.name, QUEUE);
  await boss.schedule(job.name, job.cron, null, { tz: job.timezone, missed: job.catchesUp ? 'once' : 'skip' });
  await boss.work(job.name, WORKER, async ([given]) => {
    if (given !== undefined) await runJob(job, { signal: AbortSignal.any([stopping, given.signal]), dueAt: given.createdOn.getTime() }, log);
  });
};

const assertTime = (boss: PgBoss, { name, cron, timezone }: TimedJob): void => {
  try {
    if (boss.previewSchedule(cron, { tz: timezone, count: 1 }).length > 0) return;
  } catch {
    // What the library says names no job.
  }
  throw new Error(`"${cron}" is no time for ${name}; give a cron expression of five fields, like "0 2 * * *"`);
};

/** What went wrong stays in the log: the tables of the timetable keep no error's text. */
const runJob = async ({ name, run }: TimedJob, turn: Turn, log: Log): Promise<void> => {
  const { signal } = turn;
  try {
    await run(turn);
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, `the job ${name} did not end well; it is tried again`);
    throw new Error(signal.aborted ? 'stopped' : 'did not end well, the log says why');
  }
};
