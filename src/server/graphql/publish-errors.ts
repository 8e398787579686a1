import type { DocumentNode, GraphQLError, GraphQLFormattedError } from 'graphql';
import { createBadArgumentOf } from './name-bad-arguments.ts';
import { toPublicError } from './to-public-error.ts';

/** Errors of an execution Apollo has no part in, made public as its own are. */
export type PublishErrors = (errors: readonly GraphQLError[], document: DocumentNode) => readonly GraphQLFormattedError[];

/** `reportBug` hears of errors that are nobody's fault but ours. */
export const createPublishErrors =
  (reportBug: (bug: unknown) => void): PublishErrors =>
  (errors, document) => {
    const nameOf = createBadArgumentOf(document);
    return errors.map((error) => {
      const argument = nameOf(error);
      if (argument !== undefined) Object.assign(error.extensions, { code: 'BAD_USER_INPUT', argument });
      return toPublicError(error.toJSON(), error, reportBug);
    });
  };
