import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { type Authenticate, requireScope } from './auth/require-scope.ts';
import { refuseGraphql } from './graphql/refuse.ts';

export interface MetricsPage {
  readonly read: () => Promise<string>;
  readonly contentType: string;
}

/** `/metrics` in Prometheus' text format, for a key with the scope `operate`. */
export const metricsRoutes =
  ({ read, contentType }: MetricsPage, authenticate: Authenticate): FastifyPluginAsync =>
  async (app: FastifyInstance): Promise<void> => {
    app.get('/metrics', { onRequest: requireScope(authenticate, 'operate', refuseGraphql) }, async (_request, reply) =>
      reply.type(contentType).send(await read()),
    );
  };
