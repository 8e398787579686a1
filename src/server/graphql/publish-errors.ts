import type { DocumentNode, GraphQLError, GraphQLFormattedError } from 'graphql';
import { badArgumentOf } from './name-bad-arguments.ts';
import { toPublicError } from './to-public-error.ts';

/** Errors of an execution Apollo has no part in, made public as its own are. */
export type PublishErrors = (errors: readonly GraphQLError[], document: DocumentNode) => readonly GraphQLFormattedError[];

/** `reportBug` hears of errors that are nobody's fault but ours. */
export const createPublishErrors =
  (reportBug: (bug: unknown) => void): PublishErrors =>
  (errors, document) =>
    errors.map((error) => {
      const argument = badArgumentOf(error, document);
      if (argument !== undefined) Object.assign(error.extensions, { code: 'BAD_USER_INPUT', argument });
      return toPublicError(error.toJSON(), error, reportBug);
    });
