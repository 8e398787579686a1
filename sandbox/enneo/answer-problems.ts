import type { FastifyInstance } from 'fastify';
import { Refused } from './refused.ts';

/** `{success, code, message}` for what is refused; the framework's own refusals (broken JSON say) look alike. */
export const answerProblems = (app: FastifyInstance): void => {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof Refused) return reply.code(error.status).send({ success: false, code: error.code, message: error.message });
    const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
    return reply.code(status).send({ success: false, code: status < 500 ? 'invalid_request' : 'internal', message: String(error) });
  });
};
