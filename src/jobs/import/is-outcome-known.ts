import { SourceError } from '../../domain/source-error.ts';

/** Whether it is sure that the call changed nothing: it never left, Enneo refused it, or it was one too many. */
export const isOutcomeKnown = (error: unknown): boolean =>
  !(error instanceof SourceError) || !error.left || error.failure === 'rejected' || error.failure === 'rateLimited';
