import type { IncomingMessage, Server } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Closes the server: waits for requests under way, not for connections that hold none or half of one. Call it before the server listens. */
export const createCloseWhenIdle = (app: FastifyInstance): (() => Promise<void>) => {
  const server: Server = app.server;
  const open = new Set<IncomingMessage>();
  let isClosing = false;
  const closeIfIdle = (): void => {
    if (isClosing && [...open].every(({ complete }) => !complete)) server.closeAllConnections();
  };
  server.on('request', (request, response) => {
    open.add(request);
    response.once('close', () => {
      open.delete(request);
      closeIfIdle();
    });
  });
  return async () => {
    isClosing = true;
    const closed = app.close();
    closeIfIdle();
    await closed;
  };
};
