import type { FastifyInstance } from 'fastify';

/** More calls than these at once are refused (erp.md section 6). */
const MOST_IN_FLIGHT = 8;

/** 429 with `Retry-After` while too many calls are in flight. Calls that are cut count until their connection closes. */
export const capInFlight = (app: FastifyInstance): void => {
  let inFlight = 0;
  app.addHook('onRequest', (_request, reply, next) => {
    inFlight += 1;
    reply.raw.once('close', () => {
      inFlight -= 1;
    });
    if (inFlight <= MOST_IN_FLIGHT) return next();
    return reply.code(429).header('retry-after', '1').type('text/plain').send('');
  });
};
