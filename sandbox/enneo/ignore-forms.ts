import type { FastifyRequest } from 'fastify';

const FORM = 'application/x-www-form-urlencoded';

/** Form bodies are ignored, except where the docs show one (enneo.md 1, observed). */
export const ignoreForms = async (request: FastifyRequest) => {
  const isForm = request.headers['content-type']?.startsWith(FORM);
  if (isForm && !request.routeOptions.url?.endsWith('/customer/invalidateCache')) request.body = {};
};
