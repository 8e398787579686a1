import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Desertion, type Leaving } from '../../domain/leaving.ts';
import { toReadPolicy } from '../../reader/read-policy.ts';
import { principalOf } from '../auth/require-scope.ts';
import type { JudgeDocument } from './limits/judge-document.ts';
import { createRefuseLarge } from './limits/refuse-large.ts';
import { type EventStreams, wantsEventStream } from './live/event-stream.ts';
import { type ContextParts, createRequestContext, type ServerContext } from './request-context.ts';

const BODY_LIMIT = 100 * 1024;

export interface GraphqlParts {
  readonly apollo: ApolloServer<ServerContext>;
  readonly context: ContextParts;
  readonly judge: JudgeDocument;
  readonly eventStreams: EventStreams;
}

export const graphqlRoutes =
  ({ apollo, context, judge, eventStreams }: GraphqlParts) =>
  (app: FastifyInstance): void => {
    const answer = fastifyApolloHandler(apollo, {
      context: async (request, reply) =>
        createRequestContext(context, principalOf(request), toReadPolicy(request.headers['cache-control']), goneAway(reply), request.trace),
    });
    app.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      bodyLimit: BODY_LIMIT,
      preHandler: createRefuseLarge(judge),
      handler(request, reply) {
        return wantsEventStream(request) ? eventStreams.serve(request, reply) : answer.call(this, request, reply);
      },
    });
  };

/** Aborts when the answer was written or the client left before: either way nobody waits for calls still under way. */
const goneAway = (reply: FastifyReply): Leaving => {
  const over = new Desertion();
  reply.raw.once('close', () => over.abort());
  return over;
};
