import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { principalOf } from '../auth/require-scope.ts';
import { type ContextParts, createRequestContext, type ServerContext } from './request-context.ts';

const BODY_LIMIT = 100 * 1024;

export const graphqlRoutes =
  (apollo: ApolloServer<ServerContext>, parts: ContextParts) =>
  (app: FastifyInstance): void => {
    app.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      bodyLimit: BODY_LIMIT,
      handler: fastifyApolloHandler(apollo, {
        context: async (request, reply) => createRequestContext(parts, principalOf(request), goneAway(reply)),
      }),
    });
  };

/** Aborts when the client leaves before its answer was written. */
const goneAway = (reply: FastifyReply): AbortSignal => {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
};
