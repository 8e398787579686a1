import { setTimeout as sleep } from 'node:timers/promises';
import { NOTHING } from '../../domain/sync-report.ts';
import type { Enerflo } from '../../sources/enerflo/enerflo.ts';
import type { Store } from '../../store/create-store.ts';
import { type AskOptions, createAsk } from '../sync/ask.ts';
import type { Feed, Run } from '../sync/feed.ts';
import { installFeed } from '../sync/install-feed.ts';
import { noteFeed } from '../sync/note-feed.ts';
import { atPace } from './at-pace.ts';

export interface PollOptions {
  readonly enerflo: Enerflo;
  readonly store: Store;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly wait?: AskOptions['wait'];
}

/** 60 calls a minute, and notes from 10 min before the last poll on: those of the same second, and clocks that differ (enerflo.md section 9, W27, assumed). */
const EVERY_MS = 1000;
const OVERLAP_MS = 10 * 60_000;

const waitFor: AskOptions['wait'] = (ms, signal) => sleep(ms, undefined, { signal });

/** What events of Enerflo missed: notes written since the last poll, new installs, and those whose row differs. Before the first fill there is nothing to repair. */
export const pollEnerflo = async ({ enerflo, store, now, signal, wait = waitFor }: PollOptions): Promise<void> => {
  const startedAt = now();
  const last = await readLastPoll(store);
  if (last === null) return;
  const ask = atPace(createAsk({ now, wait, signal }), { everyMs: EVERY_MS, now, wait, signal });
  const run = { ask, startedAt, isFirst: false, isWhole: false };
  await copyPages(noteFeed(enerflo, store, now, new Date(last - OVERLAP_MS).toISOString()), run, signal);
  await copyPages(installFeed(enerflo, store, now, 'differing'), run, signal);
  await store.syncStates.save({ ...POLL, ...run, run: new Date(startedAt).toISOString(), isComplete: true, updatedAt: now() });
};

const POLL = { source: 'enerflo', entity: 'poll', cursor: null, done: 0, tally: NOTHING } as const;

/** When the last poll began, or the last complete sync of notes; null: there was none. */
const readLastPoll = async ({ syncStates }: Store): Promise<number | null> => {
  const states = await Promise.all([syncStates.read('enerflo', POLL.entity), syncStates.read('enerflo', 'note')]);
  const begun = states.flatMap((state) => (state?.isComplete ? [state.startedAt] : []));
  return begun.length === 0 ? null : Math.max(...begun);
};

const copyPages = async ({ readPage }: Feed, run: Run, signal: AbortSignal): Promise<void> => {
  for (let cursor: string | null = null; ; ) {
    signal.throwIfAborted();
    const page = await readPage(cursor, run);
    await page.write(run);
    cursor = page.next;
    if (cursor === null) return;
  }
};
