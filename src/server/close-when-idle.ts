import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Closes the server: waits for requests under way, not for connections that hold none or half a request. Call it before the server listens. */
export const createCloseWhenIdle = (app: FastifyInstance): (() => Promise<void>) => {
  const server: Server = app.server;
  let underWay = 0;
  let onIdle = (): void => undefined;
  server.on('request', (_request, response) => {
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
      if (underWay === 0) onIdle();
    });
  });
  return async () => {
    onIdle = () => server.closeAllConnections();
    const closed = app.close();
    if (underWay === 0) onIdle();
    await closed;
  };
};
