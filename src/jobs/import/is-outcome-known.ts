import { SourceError } from '../../domain/source-error.ts';

/** Whether it is sure that the call changed nothing: Enneo refused it, or our own limit or its did. */
export const isOutcomeKnown = (error: unknown): boolean => !(error instanceof SourceError) || error.failure === 'rejected' || error.failure === 'rateLimited';
