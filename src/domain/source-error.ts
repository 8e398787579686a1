import type { Source } from './source.ts';

/**
 * Why a source gave no answer. "Not found" is no failure: clients answer `null` for it.
 * unavailable: network, 5xx, HTML instead of JSON, `success: false` without a listed code.
 * timeout: the deadline ran out, or 408 / 504. rateLimited: 429 or a listed code. rejected: 401, 403, 400, 422 or a listed code.
 * malformed: the answer breaks its schema, is truncated, or is larger than 10 MiB.
 * cancelled: the client went away; nobody reads the answer.
 */
export type SourceFailure = 'unavailable' | 'timeout' | 'rateLimited' | 'rejected' | 'malformed' | 'cancelled';

const RETRYABLE: ReadonlySet<SourceFailure> = new Set(['unavailable', 'timeout', 'rateLimited']);

export interface SourceErrorDetails {
  /** Milliseconds the source asked us to wait. */
  readonly retryAfterMs?: number;
  /** Where the answer broke its schema, `$.data.data.id`. Never a value. */
  readonly path?: string;
  /** Status of the answer, where there was one. */
  readonly status?: number;
  /** false: the call never left, so nothing can have happened. True unless told. */
  readonly left?: boolean;
  readonly cause?: unknown;
}

/** A source could not answer. The message is for our logs and holds nothing of the upstream's text, host or key. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly source: Source;
  readonly operation: string;
  readonly failure: SourceFailure;
  readonly retryAfterMs: number | null;
  readonly path: string | null;
  readonly status: number | null;
  /** The call, or a part of it, may have reached the source. */
  readonly left: boolean;

  constructor(source: Source, operation: string, failure: SourceFailure, details: SourceErrorDetails = {}) {
    super(`${source} ${operation}: ${failure}${details.path === undefined ? '' : ` at ${details.path}`}`, { cause: details.cause });
    this.source = source;
    this.operation = operation;
    this.failure = failure;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.path = details.path ?? null;
    this.status = details.status ?? null;
    this.left = details.left ?? true;
  }

  get retryable(): boolean {
    return RETRYABLE.has(this.failure);
  }
}
