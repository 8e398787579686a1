import type { SourceCall } from '../../domain/call.ts';
import { SOURCES, type Source } from '../../domain/source.ts';
import type { Read, ReadState } from '../../reader/read.ts';

/** A call with the moment it was wanted, in milliseconds since the request began. */
export interface LoggedCall extends SourceCall {
  readonly startedMs: number;
}

/** What `extensions.sources` says of one source. */
export interface SourceUse {
  readonly source: Source;
  /** The worst of what it contributed: FAILED, then STALE, LIVE, CACHED. */
  readonly state: ReadState | 'FAILED';
  /** ISO 8601 UTC: the moment of the oldest part of what it contributed. */
  readonly asOf: string;
  readonly calls: number;
  /** From the first call wanted to the last one ended; 0 without a call. */
  readonly ms: number;
}

interface Served {
  readonly states: Set<ReadState>;
  oldest: number;
}

/** The calls one request made and the records it was served. */
export interface CallLog {
  readonly record: (call: SourceCall) => void;
  readonly served: (source: Source, read: Read<unknown>) => void;
  readonly calls: readonly LoggedCall[];
  /** `failed`: sources that left a field without an answer. */
  uses(failed: ReadonlySet<unknown>): readonly SourceUse[];
}

export const createCallLog = (now: () => number): CallLog => {
  const begun = now();
  const calls: LoggedCall[] = [];
  const reads = new Map<Source, Served>();
  return {
    calls,
    record: (call) => calls.push({ ...call, startedMs: Math.max(0, round(now() - begun - call.ms)) }),
    served: (source, { state, fetchedAt }) => {
      const served = reads.get(source) ?? { states: new Set(), oldest: fetchedAt };
      served.states.add(state);
      served.oldest = Math.min(served.oldest, fetchedAt);
      reads.set(source, served);
    },
    uses: (failed) =>
      SOURCES.flatMap((source) => {
        const made = calls.filter((call) => call.source === source);
        const served = reads.get(source);
        return made.length === 0 && served === undefined && !failed.has(source) ? [] : [toUse(source, made, served, failed.has(source), begun)];
      }),
  };
};

const toUse = (source: Source, calls: readonly LoggedCall[], served: Served | undefined, failed: boolean, begun: number): SourceUse => {
  const start = Math.min(...calls.map(({ startedMs }) => startedMs));
  const end = Math.max(...calls.map(({ startedMs, ms }) => startedMs + ms));
  return {
    source,
    state: failed ? 'FAILED' : toState(calls, served),
    asOf: new Date(Math.min(served?.oldest ?? Number.POSITIVE_INFINITY, calls.length === 0 ? (served?.oldest ?? begun) : begun + start)).toISOString(),
    calls: calls.length,
    ms: calls.length === 0 ? 0 : round(end - start),
  };
};

const toState = (calls: readonly LoggedCall[], served: Served | undefined): SourceUse['state'] => {
  if (served?.states.has('STALE')) return 'STALE';
  if (calls.some(({ outcome }) => outcome !== 'ok' && outcome !== 'notFound')) return 'FAILED';
  return calls.length > 0 || served?.states.has('LIVE') ? 'LIVE' : 'CACHED';
};

const round = (ms: number): number => Math.round(ms * 10) / 10;
