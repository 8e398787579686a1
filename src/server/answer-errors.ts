import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';

/** Errors before a door took over: malformed JSON, too large a body, no such path. Nothing of the request is repeated. */
export const answerErrors = (app: FastifyInstance): void => {
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(toErrorBody('NOT_FOUND', 'No such path; see / for what there is.')));
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    return reply
      .code(status)
      .send(status >= 500 ? toErrorBody('INTERNAL_SERVER_ERROR', 'Something went wrong here; the operators can find it in the log.') : describe(error));
  });
};

/** A path no route can be found for, broken or too long; Fastify's own answer repeats it, with the secret it may hold. */
export const answerBadPath = ({ statusCode }: FastifyError, reply: FastifyReply): FastifyReply =>
  reply.code(statusCode ?? 400).send(toErrorBody('BAD_REQUEST', 'The path is too long or cannot be read.'));

const describe = ({ code, statusCode }: FastifyError): ReturnType<typeof toErrorBody> => {
  if (statusCode === 413) return toErrorBody('PAYLOAD_TOO_LARGE', 'The body is larger than this path takes.');
  if (statusCode === 415) return toErrorBody('UNSUPPORTED_MEDIA_TYPE', 'Send JSON: `Content-Type: application/json`.');
  return toErrorBody('BAD_REQUEST', code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ? 'The body is empty; send JSON.' : 'The body is no valid JSON.');
};

/** The shape of every error that no door words itself. */
export const toErrorBody = (code: string, message: string): { errors: { message: string; extensions: { code: string } }[] } => ({
  errors: [{ message, extensions: { code } }],
});
