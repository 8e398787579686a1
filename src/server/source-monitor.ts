import type { SourceCall } from '../domain/call.ts';
import { SOURCES, type Source } from '../domain/source.ts';
import type { SourceFailure } from '../domain/source-error.ts';
import type { SourceStatus } from '../domain/source-status.ts';

const SECONDS = 60;

/** Watches all calls; constant memory. */
export interface SourceMonitor {
  watch(call: SourceCall): void;
  statuses(): readonly SourceStatus[];
  /** Its last call failed, or one of its operations is not called at present. */
  isDown(source: Source): boolean;
}

interface Watched {
  lastSuccess: number | null;
  lastFailure: number | null;
  failure: SourceFailure | null;
  readonly seconds: { second: number; calls: number; failures: number }[];
}

export const createSourceMonitor = (now: () => number, openOperations: (source: Source) => readonly string[] = () => []): SourceMonitor => {
  const watched = new Map<Source, Watched>(SOURCES.map((source) => [source, unused()]));
  return {
    watch: ({ source, outcome }) => {
      const entry = watched.get(source);
      if (entry === undefined || outcome === 'cancelled') return;
      count(entry, now(), outcome === 'ok' || outcome === 'notFound' ? null : outcome);
    },
    statuses: () => [...watched].map(([name, entry]) => ({ ...toStatus(name, entry, now()), openOperations: openOperations(name) })),
    isDown: (source) => toState(watched.get(source) ?? unused()) === 'down' || openOperations(source).length > 0,
  };
};

const unused = (): Watched => ({
  lastSuccess: null,
  lastFailure: null,
  failure: null,
  seconds: Array.from({ length: SECONDS }, () => ({ second: 0, calls: 0, failures: 0 })),
});

const count = (entry: Watched, time: number, failure: SourceFailure | null): void => {
  const second = Math.floor(time / 1000);
  const slot = entry.seconds[second % SECONDS];
  if (slot !== undefined) {
    if (slot.second !== second) Object.assign(slot, { second, calls: 0, failures: 0 });
    slot.calls += 1;
    if (failure !== null) slot.failures += 1;
  }
  if (failure === null) entry.lastSuccess = time;
  else Object.assign(entry, { lastFailure: time, failure });
};

const toStatus = (name: Source, entry: Watched, time: number): Omit<SourceStatus, 'openOperations'> => {
  const recent = entry.seconds.filter(({ second }) => second > Math.floor(time / 1000) - SECONDS);
  return {
    name,
    state: toState(entry),
    lastSuccessAt: toIso(entry.lastSuccess),
    lastFailureAt: toIso(entry.lastFailure),
    lastFailure: entry.failure,
    callsLastMinute: recent.reduce((sum, { calls }) => sum + calls, 0),
    failuresLastMinute: recent.reduce((sum, { failures }) => sum + failures, 0),
  };
};

/** A rejected or malformed answer says that the source answers: it is not down. */
const toState = ({ lastSuccess, lastFailure, failure }: Watched): SourceStatus['state'] => {
  if (lastSuccess === null && lastFailure === null) return 'unused';
  const failedLast = lastFailure !== null && lastFailure > (lastSuccess ?? 0);
  return failedLast && failure !== 'rejected' && failure !== 'malformed' ? 'down' : 'up';
};

const toIso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());
