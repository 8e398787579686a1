import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyPluginAsync, LogController } from 'fastify';
import type { Admission } from './admission/create-admission.ts';
import { createAnswerClientError } from './answer-client-error.ts';
import { answerErrors } from './answer-errors.ts';
import { announceAnswered } from './answered-channel.ts';
import { type Authenticate, requireScope } from './auth/require-scope.ts';
import { type BadPaths, createRefuseBadPath } from './bad-path.ts';
import { type GraphqlParts, graphqlRoutes } from './graphql/graphql-routes.ts';
import { refuseGraphql } from './graphql/refuse.ts';
import { healthRoutes } from './health-routes.ts';
import { takeTrace } from './trace-channel.ts';

export interface ServerParts {
  readonly graphql: GraphqlParts;
  readonly authenticate: Authenticate;
  readonly logger: FastifyBaseLogger;
  readonly isStopping: () => boolean;
  /** Doors that let in whom they will: pages that need no key, and the facade, which has a guard of its own. */
  readonly doors: readonly FastifyPluginAsync[];
  readonly badPaths: readonly BadPaths[];
  readonly admission: Pick<Admission, 'admit'>;
}

/** Milliseconds a whole request may take to arrive, how often that is looked at, and how long a connection nobody asks on is kept: longer than load balancers keep theirs. */
const HTTP = { requestTimeout: 15_000, headersTimeout: 15_000, connectionsCheckingInterval: 2000, keepAliveTimeout: 72_000 } as const;

/** Clients that would like another protocol (Java's offers h2c with every request) get their answer in this one. */
const asksForWebSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';

/** Everything but `/`, `/health/*` and the playground page needs a key. */
export const createServer = ({ graphql, authenticate, logger, isStopping, doors, badPaths, admission }: ServerParts): FastifyInstance => {
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: createRefuseBadPath(badPaths),
    clientErrorHandler: createAnswerClientError(badPaths),
    serverFactory: (handle) => createHttpServer({ ...HTTP, shouldUpgradeCallback: asksForWebSocket }, admission.admit(handle)),
  });
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('principal', null);
  app.decorateRequest('trace', undefined);
  app.addHook('preHandler', takeTrace);
  // A connection that stays open would hold the stop up until its client tires of it.
  app.addHook('onSend', async (_request, reply) => {
    if (isStopping()) reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, principal, trace } = request;
    const answered = { method, route: routeOptions.url ?? null, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    announceAnswered({ ...answered, trace });
    request.log.debug({ ...answered, principal: principal?.id }, 'answered');
  });
  answerErrors(app);
  app.register(async (open) => {
    healthRoutes(isStopping)(open);
    for (const door of doors) open.register(door);
  });
  app.register(async (guarded) => {
    guarded.addHook('onRequest', requireScope(authenticate, 'graph:read', refuseGraphql));
    graphqlRoutes(graphql)(guarded);
  });
  return app;
};
