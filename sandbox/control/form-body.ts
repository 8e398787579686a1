import type { FastifyInstance } from 'fastify';

/** `application/x-www-form-urlencoded` becomes an object of strings; of a repeated name the last value counts. */
export const acceptForms = (app: FastifyInstance): void => {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
};
