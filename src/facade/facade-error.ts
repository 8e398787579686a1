import { BadInput } from '../domain/bad-input.ts';
import { MirrorUnfilled } from '../domain/mirror-unfilled.ts';
import { NotStored } from '../domain/not-stored.ts';
import type { Source } from '../domain/source.ts';
import { SourceError } from '../domain/source-error.ts';

export const ERROR_CODES = [
  'invalid_request',
  'unauthorized',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'contract_not_found',
  'customer_not_found',
  'record_incomplete',
  'source_unavailable',
  'not_stored',
  'overloaded',
  'internal_error',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What Enneo is told when there is no answer (enneo.md 6.2). The message is for people and holds nothing of a record or an upstream. */
export class FacadeError extends Error {
  override readonly name = 'FacadeError';
  readonly status: number;
  readonly code: ErrorCode;
  /** Seconds to wait; on 503. */
  readonly retryAfter: number | null;
  /** What the path takes; on 405. */
  readonly allow: readonly string[] | null;
  /** Which did not answer, where that is why. */
  readonly source: Source | null;

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    { retryAfter, allow, source }: { readonly retryAfter?: number; readonly allow?: readonly string[]; readonly source?: Source } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter ?? null;
    this.allow = allow ?? null;
    this.source = source ?? null;
  }
}

export const contractNotFound = (): FacadeError => new FacadeError(404, 'contract_not_found', 'No contract has this id.');
export const customerNotFound = (): FacadeError => new FacadeError(404, 'customer_not_found', 'No customer with at least one contract has this id.');

const RETRY_AFTER_MS = 5000;
const NO_ANSWER = 'The source of this record does not answer at the moment, and no copy of it is stored; try again after `Retry-After` seconds.';

/** Without a source: the time was over before it was known which one kept us waiting. */
export const sourceUnavailable = (
  { retryAfterMs = null, source }: { readonly retryAfterMs?: number | null; readonly source?: Source } = {},
  message = NO_ANSWER,
) =>
  new FacadeError(503, 'source_unavailable', message, {
    ...{ retryAfter: Math.max(1, Math.ceil((retryAfterMs ?? RETRY_AFTER_MS) / 1000)) },
    ...(source !== undefined && { source }),
  });

const internal = (): FacadeError => new FacadeError(500, 'internal_error', 'Something went wrong here; the operators can find it in the log.');

/** Fastify's own: malformed JSON, no JSON, too large a body. */
const isClientError = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500;

/** Whatever was thrown, as Enneo is told. Every failure of a source is an outage to Enneo. */
export const toFacadeError = (error: unknown): FacadeError => {
  if (error instanceof FacadeError) return error;
  if (error instanceof SourceError) return sourceUnavailable(error);
  if (error instanceof MirrorUnfilled) return sourceUnavailable(error, error.message);
  if (error instanceof NotStored) return new FacadeError(504, 'not_stored', error.message, { source: error.source });
  if (error instanceof BadInput) return new FacadeError(400, 'invalid_request', error.message);
  return isClientError(error)
    ? new FacadeError(
        400,
        'invalid_request',
        'The body is no JSON this path can read; send one JSON object of at most 100 kB with `Content-Type: application/json`.',
      )
    : internal();
};
