import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Errors before a door took over: malformed JSON, too large a body, no such path. Nothing of the request is repeated. */
export const answerErrors = (app: FastifyInstance): void => {
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(toErrorBody('NOT_FOUND', 'No such path; see / for what there is.')));
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    if (status === 413) linger(request, reply);
    return reply
      .code(status)
      .send(status >= 500 ? toErrorBody('INTERNAL_SERVER_ERROR', 'Something went wrong here; the operators can find it in the log.') : describe(error));
  });
};

/** Milliseconds a client may go on sending a body that was refused. */
const LINGER_MS = 2000;

/** A client that is still sending reads no answer when its connection ends first: what comes is thrown away for a moment. */
const linger = ({ raw }: FastifyRequest, reply: FastifyReply): void => {
  reply.header('connection', 'keep-alive');
  setTimeout(() => raw.complete || raw.destroy(), LINGER_MS).unref();
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
