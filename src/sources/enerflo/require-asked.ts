import { SourceError } from '../../domain/source-error.ts';

/** An answer that is of another record than the one asked for, or lacks what was asked for, is `malformed` there. */
export const requireAsked = (operation: string, isAsked: boolean, path: string): void => {
  if (!isAsked) throw new SourceError('ENERFLO', operation, 'malformed', { path });
};
