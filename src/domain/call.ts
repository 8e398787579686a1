import type { Leaving } from './leaving.ts';
import type { Source } from './source.ts';
import type { SourceFailure } from './source-error.ts';
import type { Trace } from './trace.ts';

/** One HTTP call to a source, as the playground and `extensions` show it: nothing of the upstream's host, keys or ids. */
export interface SourceCall {
  readonly source: Source;
  /** The client's method, `ticketSearch`. */
  readonly operation: string;
  readonly method: string;
  /** The path with placeholders, `/api/v3/installs/{id}`. */
  readonly path: string;
  /** Records asked for in this call. */
  readonly batchSize: number;
  /** From the moment the call was wanted: queueing included. */
  readonly ms: number;
  readonly status: number | null;
  readonly outcome: 'ok' | 'notFound' | SourceFailure;
}

/** What every call to a source is told. */
export interface CallContext {
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: Leaving;
  /** Milliseconds since the epoch at which the answer is worthless: connecting, queueing and reading share what is left. */
  readonly deadline: number;
  /** People are served before background work when a source's limit makes calls queue. */
  readonly priority: 'people' | 'background';
  /** Told once per HTTP call, when it ended. */
  readonly record: (call: SourceCall) => void;
  /** What the call is part of; undefined: nobody traces. */
  readonly trace?: Trace | undefined;
}
