import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { executeCompiled } from './execute-compiled.ts';
import { checkInput } from './limits/check-input.ts';
import { limitCost } from './limits/cost/limit-cost.ts';
import { nameBadArguments } from './name-bad-arguments.ts';
import type { ServerContext } from './request-context.ts';
import { showSources } from './show-sources.ts';
import { speakHttp } from './speak-http.ts';
import { takeSubscription } from './take-subscription.ts';
import { tellOperation } from './tell-operation.ts';
import { toPublicError } from './to-public-error.ts';

export interface ApolloParts {
  readonly schema: GraphQLSchema;
  /** Calls to sources an operation may be taken to cost. */
  readonly costLimit: number;
  /** Hears of errors that are nobody's fault but ours. */
  readonly reportBug: (bug: unknown) => void;
}

export const createApollo = ({ schema, costLimit, reportBug }: ApolloParts): ApolloServer<ServerContext> =>
  new ApolloServer<ServerContext>({
    gateway: executeCompiled(schema),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // Credentials travel in headers only, never in cookies: a page of another origin has none to send, so a simple GET from there is a 401.
    csrfPrevention: false,
    allowBatchedHttpRequests: false,
    // Who sends them fills our memory, and saves a few hundred bytes.
    persistedQueries: false,
    // A document with more wrong in it was not written by hand, and each error costs time.
    validationOptions: { maxErrors: 10 },
    formatError: (formatted, error) => toPublicError(formatted, error, reportBug),
    plugins: [
      // Cache control and tracing instrument every field: 40 % of the CPU.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      nameBadArguments,
      checkInput(schema),
      limitCost(schema, costLimit),
      takeSubscription,
      showSources,
      speakHttp,
      tellOperation,
    ],
  });
