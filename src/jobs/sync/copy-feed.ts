import type { Store } from '../../store/create-store.ts';
import type { SyncState } from '../../store/sync-state.ts';
import type { Feed, FeedPage, Run } from './feed.ts';
import { readAhead } from './read-ahead.ts';
import { NOTHING, sum, type Tally } from './tally.ts';

export interface CopyOptions {
  readonly store: Store;
  readonly now: () => number;
  readonly ask: Run['ask'];
  readonly signal: AbortSignal;
  /** Starts over, whatever is there. */
  readonly full: boolean;
  /** Told after every page: records copied since the run's first start, and how many there are in all where that is known. */
  readonly onPage: (done: number, total: number | null, tally: Tally) => void;
}

interface Start {
  readonly state: SyncState;
  readonly run: Run;
  /** What the last run had; null: there was none. */
  readonly expected: number | null;
}

const SETTLED_AT_ONCE = 100;

/**
 * Copies one entity. A page's rows are written first and then the place to go on at, page after page, while the next page is being
 * written and others are being read: a crash loses nothing and repeats the two pages at most that were being written.
 * Once every page was seen, what no page had is settled; the run is complete after that.
 */
export const copyFeed = async (feed: Feed, options: CopyOptions): Promise<void> => {
  const { store, now, signal, onPage } = options;
  const { state, run, expected } = await startRun(feed, options);
  let { done } = state;
  let total = expected;
  let tally = NOTHING;
  const save = (cursor: string | null, isComplete: boolean): Promise<void> => store.syncStates.save({ ...state, cursor, done, isComplete, updatedAt: now() });
  const copyPage = async (page: FeedPage, before: Promise<void>): Promise<void> => {
    const [written] = await Promise.all([page.write(run), before]);
    tally = sum(tally, written);
    done += page.size;
    total = page.next === null ? done : (page.total ?? total);
    if (page.next !== null) await save(page.next, false);
    onPage(done, total, tally);
  };

  onPage(done, total, tally);
  if (total === null) void estimate(feed, run).then((found) => (total ??= found));
  let copied = Promise.resolve();
  try {
    for await (const page of readAhead((cursor) => feed.readPage(cursor, run), state.cursor, feed.ahead)) {
      signal.throwIfAborted();
      const before = copied;
      copied = copyPage(page, before);
      await before;
    }
  } finally {
    // Nobody may close the store under a page that is being written.
    await copied.catch(() => undefined);
  }
  await copied;
  tally = sum(tally, await settleUnseen(feed, run, options));
  await save(null, true);
  onPage(done, total, tally);
};

/** Goes on where an interrupted run stopped, else begins a new one. */
const startRun = async ({ source, entity }: Feed, { store, now, ask, full }: CopyOptions): Promise<Start> => {
  const before = full ? null : await store.syncStates.read(source, entity);
  if (before !== null && !before.isComplete) return { state: before, run: { ask, startedAt: before.startedAt, lastRunAt: null }, expected: null };
  const startedAt = now();
  const state = { source, entity, run: new Date(startedAt).toISOString(), cursor: null, done: 0, isComplete: false, startedAt, updatedAt: startedAt };
  return { state, run: { ask, startedAt, lastRunAt: before?.startedAt ?? null }, expected: before?.done ?? null };
};

/** A progress bar without an end is no reason to fail. */
const estimate = async (feed: Feed, run: Run): Promise<number | null> => (await feed.estimate?.(run).catch(() => null)) ?? null;

const settleUnseen = async ({ source, entity, settle }: Feed, run: Run, { store, signal }: CopyOptions): Promise<Tally> => {
  let tally = NOTHING;
  for (let after: string | null = null; settle !== null; ) {
    signal.throwIfAborted();
    const ids = await store.mirror.readUnseen(entity, { source, since: run.startedAt, after, limit: SETTLED_AT_ONCE });
    if (ids.length > 0) tally = sum(tally, await settle(ids, run));
    after = ids.at(-1) ?? null;
    if (after === null) break;
  }
  return tally;
};
