import { setMaxListeners } from 'node:events';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { toReadPolicy } from '../../reader/read-policy.ts';
import { principalOf } from '../auth/require-scope.ts';
import { createRefuseLarge } from './limits/refuse-large.ts';
import { type ContextParts, createRequestContext, type ServerContext } from './request-context.ts';

const BODY_LIMIT = 100 * 1024;

export const graphqlRoutes =
  (apollo: ApolloServer<ServerContext>, parts: ContextParts) =>
  (app: FastifyInstance): void => {
    app.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      bodyLimit: BODY_LIMIT,
      preHandler: createRefuseLarge(),
      handler: fastifyApolloHandler(apollo, {
        context: async (request, reply) => createRequestContext(parts, principalOf(request), toReadPolicy(request.headers['cache-control']), goneAway(reply)),
      }),
    });
  };

/** Aborts when the answer was written or the client left before: either way nobody waits for calls still under way. */
const goneAway = (reply: FastifyReply): AbortSignal => {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  reply.raw.once('close', () => controller.abort());
  return controller.signal;
};
