import { NOTHING, type SyncTally, sumTallies } from '../../domain/sync-report.ts';
import type { Store } from '../../store/create-store.ts';
import type { SyncState } from '../../store/sync-state.ts';
import { createCountRepaired } from './count-repaired.ts';
import type { Feed, FeedPage, Run } from './feed.ts';
import { type Outcome, tallyOf } from './outcome.ts';
import { readAhead } from './read-ahead.ts';
import { settleUnseen } from './settle-unseen.ts';

export interface CopyOptions {
  readonly store: Store;
  readonly now: () => number;
  readonly ask: Run['ask'];
  readonly signal: AbortSignal;
  /** Starts over, whatever is there. */
  readonly full: boolean;
  /** Reads every record again, whatever lists show. */
  readonly whole: boolean;
  /** Marks deleted whatever is not there, however much that is. */
  readonly acceptDeletions: boolean;
  /** Told after every page. */
  readonly onPage: (copied: Copied) => void;
}

export interface Copied {
  /** Records copied since the run's first start. */
  readonly done: number;
  /** How many there are in all, where that is known. */
  readonly total: number | null;
  /** Since this start. */
  readonly tally: SyncTally;
  /** Since the run's first start. */
  readonly inAll: SyncTally;
}

interface Start {
  readonly state: SyncState;
  readonly run: Run;
  /** What the last run had; null: there was none. */
  readonly expected: number | null;
}

/**
 * Copies one entity. A page's rows are written first and then the place to go on at, page after page, while the next page is being
 * written and others are being read: a crash loses nothing and repeats the two pages at most that were being written.
 * Once every page was seen, what no page had is settled; the run is complete after that.
 */
export const copyFeed = async (feed: Feed, options: CopyOptions): Promise<void> => {
  const { store, now, signal, onPage } = options;
  const began = now();
  const { state, run, expected } = await startRun(feed, options);
  let { done } = state;
  let total = expected;
  let tally = NOTHING;
  const countRepaired = run.isFirst ? async () => 0 : await createCountRepaired(store, { source: feed.source, entity: feed.entity }, now());
  const count = async (outcome: Outcome): Promise<void> => {
    const repaired = await countRepaired(outcome);
    tally = { ...sumTallies(tally, { ...tallyOf(outcome), repaired }), ms: now() - began };
  };
  const tell = (): void => onPage({ done, total, tally, inAll: sumTallies(state.tally, tally) });
  const save = (cursor: string | null, isComplete: boolean): Promise<void> =>
    store.syncStates.save({ ...state, cursor, done, isComplete, tally: sumTallies(state.tally, tally), updatedAt: now() });
  const copyPage = async (page: FeedPage, before: Promise<void>): Promise<void> => {
    const [outcome] = await Promise.all([page.write(run), before]);
    await count(outcome);
    done += page.size;
    total = page.next === null ? done : (page.total ?? total);
    if (page.next !== null) await save(page.next, false);
    tell();
  };

  tell();
  if (total === null) void estimate(feed, run).then((found) => (total ??= found));
  let copied = Promise.resolve();
  try {
    for await (const page of readAhead((cursor) => feed.readPage(cursor, run), state.cursor, feed.ahead)) {
      signal.throwIfAborted();
      const before = copied;
      copied = copyPage(page, before);
      // Heard of with the next page, which may be long in coming.
      copied.catch(() => undefined);
      await before;
    }
  } finally {
    // Nobody may close the store under a page that is being written.
    await copied.catch(() => undefined);
  }
  await copied;
  for await (const outcome of settleUnseen(feed, run, options)) await count(outcome);
  await save(null, true);
  tell();
};

/** Goes on where an interrupted run stopped, else begins a new one. */
const startRun = async ({ source, entity }: Feed, { store, now, ask, full, whole }: CopyOptions): Promise<Start> => {
  const before = await store.syncStates.read(source, entity);
  if (before !== null && !before.isComplete && !full) return { state: before, run: { ask, ...before }, expected: null };
  const startedAt = now();
  const isFirst = before === null || (!before.isComplete && before.isFirst);
  const run = { startedAt, isFirst, isWhole: isFirst || full || whole };
  const state = {
    source,
    entity,
    run: new Date(startedAt).toISOString(),
    cursor: null,
    done: 0,
    isComplete: false,
    updatedAt: startedAt,
    tally: NOTHING,
    ...run,
  };
  return { state, run: { ask, ...run }, expected: full ? null : (before?.done ?? null) };
};

/** A progress bar without an end is no reason to fail. */
const estimate = async (feed: Feed, run: Run): Promise<number | null> => (await feed.estimate?.(run).catch(() => null)) ?? null;
