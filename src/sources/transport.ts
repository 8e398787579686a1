import type { CallContext } from '../domain/call.ts';
import type { Source } from '../domain/source.ts';

export interface SourceRequest {
  /** The client's method, `ticketSearch`. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query as sent, relative to the origin; ids percent-encoded by the caller. May hold a secret: it is never logged. */
  readonly path: string;
  /** The path with placeholders, for logs and people. */
  readonly template: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent instead of JSON, as `application/x-www-form-urlencoded`. */
  readonly form?: Readonly<Record<string, string>>;
  /** It changes nothing at the source, so that it may be sent again; GET only, unless told. */
  readonly isRead?: boolean;
  /** Records asked for; 1 unless told. */
  readonly batchSize?: number;
  /** Plain texts, sent instead of JSON, that say no: `rejected`. */
  readonly refusedTexts?: readonly string[];
}

export interface SourceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed JSON; undefined when the body is empty. Numbers beyond 2^53 stay as digit strings. */
  readonly body: unknown;
}

/** A call as somebody follows it who judges the source. */
export interface Followed {
  /** Told when its turn has come. */
  readonly sent: () => void;
  /** Set by the transport: ends the call before its time, as a timeout. */
  stop?: () => void;
}

/**
 * One source's HTTP. Answers 2xx and those of `expect` (404 say) as they are; everything else is a `SourceError`.
 * Enforces the deadline and the client's going away, the concurrency cap, the rate limit, 10 MiB a body, JSON only.
 */
export interface Transport {
  send(request: SourceRequest, call: CallContext, expect?: readonly number[], followed?: Followed): Promise<SourceAnswer>;
  close(): Promise<void>;
}

export interface TransportOptions {
  readonly source: Source;
  /** `https://host[:port]`, a path prefix allowed. */
  readonly origin: string;
  /** Calls under way at once; the rest queue, people first. */
  readonly concurrency: number;
  /** Calls in any window of one minute; null: no limit known. */
  readonly perMinute: number | null;
  /** Milliseconds a single call may take, whatever its deadline allows. */
  readonly timeoutMs: number;
  readonly now?: () => number;
}
