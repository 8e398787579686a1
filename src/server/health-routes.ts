import type { FastifyInstance } from 'fastify';

/** `live`: the process answers. `ready`: it takes work; 503 from the moment it begins to stop. A source that is down makes no instance unready. */
export const healthRoutes =
  (isStopping: () => boolean) =>
  (app: FastifyInstance): void => {
    app.get('/health/live', async () => ({ status: 'ok' }));
    app.get('/health/ready', async (_request, reply) => (isStopping() ? reply.code(503).send({ status: 'stopping' }) : { status: 'ok' }));
  };
