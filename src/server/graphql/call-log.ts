import type { SourceCall } from '../../domain/call.ts';
import type { Source } from '../../domain/source.ts';

/** A call with the moment it was wanted, in milliseconds since the request began. */
export interface LoggedCall extends SourceCall {
  readonly startedMs: number;
}

/** What `extensions.sources` says of one source. */
export interface SourceUse {
  readonly source: Source;
  readonly state: 'LIVE' | 'CACHED' | 'STALE' | 'FAILED';
  /** ISO 8601 UTC: the moment of the oldest part of what it answered. */
  readonly asOf: string;
  readonly calls: number;
  /** From the first call wanted to the last one ended. */
  readonly ms: number;
}

/** The calls one request made. */
export interface CallLog {
  readonly record: (call: SourceCall) => void;
  readonly calls: readonly LoggedCall[];
  /** `failed`: sources whose answer could not be used though the call went well. */
  uses(failed: ReadonlySet<unknown>): readonly SourceUse[];
}

export const createCallLog = (now: () => number): CallLog => {
  const begun = now();
  const calls: LoggedCall[] = [];
  return {
    calls,
    record: (call) => calls.push({ ...call, startedMs: Math.max(0, Math.round((now() - begun - call.ms) * 10) / 10) }),
    uses: (failed) => [...Map.groupBy(calls, ({ source }) => source)].map(([source, made]) => toUse(source, made, begun, failed.has(source))),
  };
};

const toUse = (source: Source, calls: readonly LoggedCall[], begun: number, failed: boolean): SourceUse => {
  const start = Math.min(...calls.map(({ startedMs }) => startedMs));
  const end = Math.max(...calls.map(({ startedMs, ms }) => startedMs + ms));
  return {
    source,
    state: failed || calls.some(({ outcome }) => outcome !== 'ok' && outcome !== 'notFound') ? 'FAILED' : 'LIVE',
    asOf: new Date(begun + start).toISOString(),
    calls: calls.length,
    ms: Math.round((end - start) * 10) / 10,
  };
};
