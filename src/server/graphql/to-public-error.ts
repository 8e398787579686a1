import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { BadInput } from '../../domain/bad-input.ts';
import { Forbidden } from '../../domain/forbidden.ts';
import { MirrorUnfilled } from '../../domain/mirror-unfilled.ts';
import { NotSent } from '../../domain/not-sent.ts';
import { NotStored } from '../../domain/not-stored.ts';
import { OutcomeUnknown } from '../../domain/outcome-unknown.ts';
import { SOURCE_NAMES } from '../../domain/source.ts';
import { SourceError, type SourceFailure } from '../../domain/source-error.ts';

/** The request forbade to ask: nothing failed. */
export const NOT_STORED = 'NOT_STORED';

const SOURCE_CODES: Readonly<Record<SourceFailure, { code: string; says: string }>> = {
  unavailable: { code: 'SOURCE_UNAVAILABLE', says: 'is not available at the moment; try again shortly' },
  timeout: { code: 'SOURCE_TIMEOUT', says: 'did not answer in time; try again shortly' },
  rateLimited: { code: 'SOURCE_RATE_LIMITED', says: 'takes no more calls at the moment; try again after `retryAfter` seconds' },
  rejected: { code: 'SOURCE_REJECTED', says: 'refused the call; an operator must check its credentials or what was asked' },
  malformed: { code: 'SOURCE_MALFORMED', says: 'answered something unreadable; an operator must look at it' },
  cancelled: { code: 'SOURCE_UNAVAILABLE', says: 'was not asked: the client went away' },
};

/** What a client learns of an error: a stable code, words that help, nothing of an upstream. `report` hears of bugs. */
export const toPublicError = (formatted: GraphQLFormattedError, thrown: unknown, report: (bug: unknown) => void): GraphQLFormattedError => {
  const error = unwrapResolverError(thrown);
  const place = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
  if (error instanceof SourceError) return { ...place, ...describe(error) };
  if (error instanceof MirrorUnfilled) return { ...place, ...describeUnfilled(error) };
  if (error instanceof NotStored) return { ...place, message: error.message, extensions: { code: NOT_STORED, source: error.source } };
  if (error instanceof BadInput) return { ...place, message: error.message, extensions: { code: 'BAD_USER_INPUT', argument: error.argument } };
  if (error instanceof Forbidden) return { ...place, message: error.message, extensions: { code: 'FORBIDDEN' } };
  if (error instanceof OutcomeUnknown) return { ...place, ...describeUnknown(error) };
  if (error instanceof NotSent) return { ...place, message: error.message, extensions: { code: 'NOT_SENT', retryable: true } };
  const { code, argument, limit, max } = formatted.extensions ?? {};
  if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR') {
    return {
      ...place,
      message: formatted.message,
      extensions: { code, ...(argument !== undefined && { argument }), ...(limit !== undefined && { limit, max }) },
    };
  }
  if (/^Schema is not configured to execute/.test(formatted.message))
    return { ...place, message: 'This graph has no such operations.', extensions: { code: 'BAD_REQUEST' } };
  report(error);
  return { ...place, message: 'Something went wrong here; the operators can find it in the log.', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
};

const describeUnknown = ({ message, writeId, askAgainAt }: OutcomeUnknown): GraphQLFormattedError => ({
  message,
  extensions: { code: 'OUTCOME_UNKNOWN', writeId, ...(askAgainAt !== null && { askAgainAt: new Date(askAgainAt).toISOString() }) },
});

const describeUnfilled = ({ message, source, retryAfterMs }: MirrorUnfilled): GraphQLFormattedError => ({
  message,
  extensions: { code: 'SOURCE_UNAVAILABLE', source, retryable: true, retryAfter: Math.ceil(retryAfterMs / 1000) },
});

const describe = (error: SourceError): GraphQLFormattedError => {
  const { code, says } = SOURCE_CODES[error.failure];
  const retryAfter = error.retryAfterMs === null ? null : Math.ceil(error.retryAfterMs / 1000);
  return {
    message: `${SOURCE_NAMES[error.source]} ${says}.`,
    extensions: { code, source: error.source, retryable: error.retryable, ...(retryAfter !== null && { retryAfter }) },
  };
};
