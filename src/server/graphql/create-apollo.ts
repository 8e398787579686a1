import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { executeCompiled } from './execute-compiled.ts';
import { nameBadArguments } from './name-bad-arguments.ts';
import type { ServerContext } from './request-context.ts';
import { showSources } from './show-sources.ts';
import { speakHttp } from './speak-http.ts';
import { takeSubscription } from './take-subscription.ts';
import { toPublicError } from './to-public-error.ts';

/** `reportBug` hears of errors that are nobody's fault but ours. */
export const createApollo = (schema: GraphQLSchema, reportBug: (bug: unknown) => void): ApolloServer<ServerContext> =>
  new ApolloServer<ServerContext>({
    gateway: executeCompiled(schema),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // Credentials travel in headers only, never in cookies: a page of another origin has none to send, so a simple GET from there is a 401.
    csrfPrevention: false,
    allowBatchedHttpRequests: false,
    formatError: (formatted, error) => toPublicError(formatted, error, reportBug),
    plugins: [
      // Cache control and tracing instrument every field: 40 % of the CPU.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      nameBadArguments,
      takeSubscription,
      showSources,
      speakHttp,
    ],
  });
