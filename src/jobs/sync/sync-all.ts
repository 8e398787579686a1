import { setTimeout as sleep } from 'node:timers/promises';
import { SourceError } from '../../domain/source-error.ts';
import { NOTHING, type SyncTally } from '../../domain/sync-report.ts';
import type { Sources } from '../../reader/sources.ts';
import type { Store } from '../../store/create-store.ts';
import { type AskOptions, createAsk } from './ask.ts';
import { type Copied, copyFeed } from './copy-feed.ts';
import { enneoFeeds } from './enneo-feeds.ts';
import { erpFeeds } from './erp-feeds.ts';
import type { Feed } from './feed.ts';
import { installFeed } from './install-feed.ts';
import { linkFeed } from './link-feed.ts';
import { noteFeed } from './note-feed.ts';

export const SYNC_SOURCES = ['erp', 'enerflo', 'enneo'] as const;
export type SyncSource = (typeof SYNC_SOURCES)[number];

export interface SyncOptions {
  readonly sources: Sources;
  readonly store: Store;
  readonly now: () => number;
  /** Aborted: stops after the page that is being written; the next run goes on there. */
  readonly signal: AbortSignal;
  /** Starts over instead of going on, and reads again what is known. */
  readonly full: boolean;
  /** Reads again what is known, but goes on where a run was interrupted. */
  readonly whole?: boolean;
  /** What was copied wholly since that moment is left alone, in milliseconds since the epoch: a run that goes on with what is missing. */
  readonly doneSince?: number;
  /** Marks deleted whatever is not there, however much that is: a person said so. */
  readonly acceptDeletions?: boolean;
  /** null: all sources. */
  readonly only: SyncSource | null;
  /** Told after every page, and once when an entity is over. */
  readonly report: (progress: SyncProgress) => void;
  readonly wait?: AskOptions['wait'];
}

/** The counts are those since this start. */
export interface SyncProgress extends SyncTally {
  /** As the mirror calls it: the ERP's name, `enneo`, `enerflo`. */
  readonly source: string;
  readonly entity: Feed['entity'];
  readonly state: 'waiting' | 'running' | 'done' | 'stopped' | 'failed';
  /** Records copied, with those of the run that was interrupted. */
  readonly done: number;
  /** About how many there are; null: not known yet. */
  readonly total: number | null;
  /** The counts with those of the run that was interrupted. */
  readonly inAll: SyncTally;
  /** Why it failed, for logs and the terminal: nothing of the source's text. */
  readonly error: Error | null;
}

const waitFor: AskOptions['wait'] = (ms, signal) => sleep(ms, undefined, { signal });

/**
 * Copies everything into the mirror: sources beside each other, the entities of one source one after the other. One that fails leaves the others alone.
 * Links come last, as soon as all they rest on is there.
 */
export const syncAll = async (options: SyncOptions): Promise<readonly SyncProgress[]> => {
  const groups = feedsOf(options);
  const starts = groups.flat().map((feed) => toStart(feed));
  for (const start of starts) options.report(start);
  const results = (await Promise.all(groups.map((feeds) => copyGroup(feeds, options)))).flat();
  const { sources, store, now } = options;
  return (await canLink(options)) ? [...results, await copyOne(linkFeed(sources.enerflo, store, now), options)] : results;
};

const feedsOf = ({ sources, store, now, only }: SyncOptions): readonly (readonly Feed[])[] => {
  const groups: Readonly<Record<SyncSource, () => readonly Feed[]>> = {
    erp: () => erpFeeds(sources.erp, store, now),
    enerflo: () => [installFeed(sources.enerflo, store, now), noteFeed(sources.enerflo, store, now)],
    enneo: () => enneoFeeds(sources.enneo, store, now),
  };
  return SYNC_SOURCES.filter((source) => only === null || source === only).map((source) => groups[source]());
};

const canLink = async ({ sources, store, only, signal }: SyncOptions): Promise<boolean> => {
  if (only === 'enneo' || signal.aborted) return false;
  const states = [store.syncStates.read(sources.erp.name, 'contract'), store.syncStates.read('enerflo', 'install')];
  return (await Promise.all(states)).every((state) => state?.isComplete === true);
};

const toStart = ({ source, entity }: Feed): SyncProgress => ({
  ...{ source, entity, state: 'waiting', done: 0, total: null, error: null },
  ...{ ...NOTHING, inAll: NOTHING },
});

const copyGroup = async (feeds: readonly Feed[], options: SyncOptions): Promise<readonly SyncProgress[]> => {
  const results: SyncProgress[] = [];
  for (const feed of feeds) results.push(await copyOne(feed, options));
  return results;
};

const copyOne = async (feed: Feed, options: SyncOptions): Promise<SyncProgress> => {
  const { store, now, signal, full, whole = false, acceptDeletions = false, doneSince = Number.POSITIVE_INFINITY, report, wait = waitFor } = options;
  const over = new AbortController();
  const ask = createAsk({ now, wait, signal: AbortSignal.any([signal, over.signal]) });
  let progress = toStart(feed);
  const tell = (change: Partial<SyncProgress>): void => {
    progress = { ...progress, ...change };
    report(progress);
  };
  try {
    signal.throwIfAborted();
    const before = await store.syncStates.read(feed.source, feed.entity);
    if (before?.isComplete && before.startedAt >= doneSince) tell({ done: before.done, total: before.done, inAll: before.tally });
    else {
      const onPage = ({ tally, ...copied }: Copied): void => tell({ ...tally, ...copied, state: 'running' });
      await copyFeed(feed, { store, now, full, whole, acceptDeletions, signal, ask, onPage });
    }
    tell({ state: 'done' });
  } catch (error) {
    tell(isStop(error, signal) ? { state: 'stopped' } : { state: 'failed', error: toError(error) });
  } finally {
    // Pages that were read in advance and are not wanted any more.
    over.abort();
  }
  return progress;
};

const isStop = (error: unknown, signal: AbortSignal): boolean =>
  signal.aborted && (error === signal.reason || isAbort(error) || (error instanceof SourceError && error.failure === 'cancelled'));

/** What Node's own waits end with. */
const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
