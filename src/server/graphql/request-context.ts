import type { DocumentNode } from 'graphql';
import type { GraphContext } from '../../context.ts';
import type { ReadEvent } from '../../domain/events/event-reading.ts';
import type { Leaving } from '../../domain/leaving.ts';
import type { Principal } from '../../domain/principal.ts';
import type { Source } from '../../domain/source.ts';
import type { Trace } from '../../domain/trace.ts';
import type { Changes } from '../../live/create-changes.ts';
import { createLoaders } from '../../loaders/loaders.ts';
import type { Reader } from '../../reader/create-reader.ts';
import { USUAL_AGE_MS } from '../../reader/planned.ts';
import type { Read, ReadContext, ReadPolicy } from '../../reader/read.ts';
import type { Sources } from '../../reader/sources.ts';
import type { Store } from '../../store/create-store.ts';
import { createWriteContext } from '../../usecases/writes/write-context.ts';
import { WRITE_KINDS } from '../../usecases/writes/write-kinds.ts';
import type { WriteParts } from '../../usecases/writes/write-parts.ts';
import type { SourceMonitor } from '../source-monitor.ts';
import { type CallLog, createCallLog } from './call-log.ts';
import { createFreshnessLog } from './freshness-log.ts';

/** What the server itself needs beside what resolvers may use. */
export interface ServerContext extends GraphContext {
  readonly log: CallLog;
  /** null: the request came by plain HTTP and gets one answer. */
  readonly opens: Opens | null;
}

/** A subscription that was found right. */
export interface TakenSubscription {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variableValues: Readonly<Record<string, unknown>> | undefined;
}

/** What a connection that stays open does with a subscription. */
export interface Opens {
  readonly subscription: (taken: TakenSubscription) => void;
  /** It came with GET. */
  readonly isReadOnly: boolean;
}

export interface ContextParts {
  readonly sources: Sources;
  readonly reader: Reader;
  readonly store: Store;
  readonly changes: Changes;
  readonly monitor: SourceMonitor;
  readonly writing: WriteParts;
  readonly readEvent: ReadEvent;
  /** Milliseconds a request may take. */
  readonly deadlineMs: number;
  readonly now: () => number;
  readonly ownMailDomains: readonly string[];
}

/** Of the time, what sources have; the rest is for copies where they do not answer, and for the answer itself. */
const SOURCE_SHARE = 0.95;
/** Of the time, what a mutation has; the rest is for the answer itself. */
const WRITE_SHARE = 0.98;

/** `trace`: what the request is part of; undefined: nobody traces it. */
export const createRequestContext = (parts: ContextParts, principal: Principal, policy: ReadPolicy, signal: Leaving, trace?: Trace): ServerContext => {
  const { sources, reader, store, changes, monitor, writing, readEvent, deadlineMs, now, ownMailDomains } = parts;
  const begunAt = now();
  const log = createCallLog(now);
  const ages = createFreshnessLog();
  // Lists and what hangs on them take copies of any age, since events and syncs keep these right: as long as the source answers.
  const isOutdated = (source: Source, { state, fetchedAt }: Read<unknown>): boolean =>
    state === 'CACHED' && fetchedAt <= begunAt - (policy.maxAgeMs ?? USUAL_AGE_MS[source]) && (policy.onlyIfCached || monitor.isDown(source));
  const call: ReadContext = {
    signal,
    deadline: begunAt + deadlineMs * SOURCE_SHARE,
    priority: 'people',
    credential: principal.id,
    policy,
    trace,
    record: log.record,
    served: (source, read) => {
      const told = isOutdated(source, read) ? { ...read, state: 'STALE' as const } : read;
      log.served(source, told);
      ages.served(source, told);
    },
  };
  return {
    principal,
    sources,
    store,
    changes,
    readEvent,
    now,
    ownMailDomains,
    call,
    log,
    opens: null,
    freshnessOf: ages.freshnessOf,
    loaders: createLoaders(reader, store, call),
    sourceStatuses: monitor.statuses,
    writing: createWriteContext(writing, ownerOf(principal), call, begunAt + deadlineMs * WRITE_SHARE, WRITE_KINDS),
  };
};

/** Keys and tokens may have the same ids. */
const ownerOf = ({ kind, id }: Principal): string => `${kind}:${id}`;
