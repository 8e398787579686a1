import { isMassDeletion } from '../../domain/mass-deletion.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { Store } from '../../store/create-store.ts';
import type { Scan } from '../../store/imports/scan.ts';
import type { ToldKey } from '../../store/imports/told.ts';
import type { DueStep, Errand, Step } from './errand.ts';
import { createFailureStreak } from './failure-streak.ts';
import type { ImportTally } from './import-progress.ts';
import { inParallel } from './in-parallel.ts';
import { isOutcomeKnown } from './is-outcome-known.ts';

export interface RunErrandOptions {
  readonly imports: Store['imports'];
  readonly now: () => number;
  /** Aborted: nothing further begins. */
  readonly signal: AbortSignal;
  /** Counts what would be done. */
  readonly dryRun: boolean;
  readonly acceptDeletions: boolean;
  readonly tally: ImportTally;
}

/** Rows looked at in one statement: some milliseconds where nothing is due, some megabytes where everything is. */
const PAGE = 1000;
/** No limit of Enneo's is published; 4 is our choice (enneo.md 1.3). */
const AT_ONCE = 4;

/** Tells of whatever is due, then of whatever is gone unless that is too much to be true, page by page. */
export const runErrand = async (errand: Errand, { imports, now, signal, dryRun, acceptDeletions, tally }: RunErrandOptions): Promise<void> => {
  const { entity, mapping } = errand;
  const streak = createFailureStreak();
  const context = () => ({ entity, mapping, at: now() });

  const take = async (step: Step): Promise<void> => {
    signal.throwIfAborted();
    try {
      tally.count(await step.take());
      streak.succeeded();
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      tally.fail(isOutcomeKnown(error) ? 'failed' : 'unknown', { ...step.key, reason: error.message });
      if (!streak.failed(error)) throw error;
    }
  };

  const takeAll = async (steps: readonly Step[]): Promise<void> => {
    if (dryRun) for (const { expected } of steps) tally.count(expected);
    else await inParallel(steps, AT_ONCE, take);
  };

  const bring = async (steps: readonly DueStep[]): Promise<void> => {
    const same = steps.filter(({ expected }) => expected === 'unchanged');
    const impossible = steps.filter(({ problem }) => problem !== null);
    for (const { key, problem } of impossible) tally.fail('failed', { ...key, reason: problem ?? '' });
    if (!dryRun) await imports.noteSent(toTellings(same), context());
    tally.count('unchanged', same.length);
    await takeAll(steps.filter((step) => step.problem === null && step.expected !== 'unchanged'));
  };

  const total = await imports.count(entity);
  const before = tally.progress();
  tally.tell({ total: (before.total ?? 0) + total });
  if (errand.beginsSilently && !(await imports.hasTold(entity))) {
    if (!dryRun) await imports.noteAllSent(context());
    tally.count('unchanged', total);
    return void tally.tell({ done: before.done + total });
  }
  await eachPage(
    (after) => errand.scan(after, PAGE),
    async ({ scanned, due }) => {
      signal.throwIfAborted();
      tally.count('unchanged', scanned - due.length);
      await bring(due);
      tally.tell({ done: tally.progress().done + scanned });
    },
  );
  const { told, gone } = await imports.countGone(entity);
  if (errand.isDestructive && !acceptDeletions && isMassDeletion(gone, told)) return void tally.tell({ kept: gone });
  await eachPage(
    (after) => imports.scanGone({ entity, after, limit: PAGE }),
    async ({ due }) => {
      signal.throwIfAborted();
      await takeAll(due.map(errand.toRemoval));
    },
  );
};

const toTellings = (steps: readonly DueStep[]) => steps.map(({ telling }) => telling);

const eachPage = async <T>(read: (after: ToldKey | null) => Promise<Scan<T>>, use: (page: Scan<T>) => Promise<void>): Promise<void> => {
  for (let after: ToldKey | null = null; ; ) {
    const page: Scan<T> = await read(after);
    await use(page);
    if (page.next === null) return;
    after = page.next;
  }
};
