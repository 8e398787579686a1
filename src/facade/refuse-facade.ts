import type { FastifyReply, FastifyRequest } from 'fastify';
import { FacadeError } from './facade-error.ts';

const PLACEHOLDER = '{{secret.';

const toBody = ({ code, message, source }: FacadeError) => ({ success: false, code, ...(source !== null && { source }), message });

export const answerFacadeError = (reply: FastifyReply, error: FacadeError): FastifyReply => {
  if (error.retryAfter !== null) reply.header('retry-after', String(error.retryAfter));
  if (error.allow !== null) reply.header('allow', error.allow.join(', '));
  return reply.code(error.status).send(toBody(error));
};

/** How this door words the refusals of whoever checks keys. */
export const refuseFacade = (reply: FastifyReply, status: 401 | 403, _code: string, message: string): FastifyReply =>
  answerFacadeError(reply, new FacadeError(status, status === 401 ? 'unauthorized' : 'forbidden', message));

/** Paths of this door that reach no route of it, because they cannot be read. */
export const facadeBadPaths = {
  isOurs: (url: string): boolean => /^\/(enneo|api\/mind)\//.test(url),
  refuse: (reply: FastifyReply): FastifyReply =>
    answerFacadeError(reply, new FacadeError(400, 'invalid_request', 'The path is too long or no percent-encoded UTF-8; ids in it must be.')),
  tooLarge: JSON.stringify(toBody(new FacadeError(431, 'invalid_request', 'Path, query and headers are larger than 16 kB; send what is long in a body.'))),
} as const;

/** What this door answers when there is no room: written once, for it must cost nothing. */
export const facadeOverload = {
  isOurs: facadeBadPaths.isOurs,
  body: JSON.stringify(toBody(new FacadeError(503, 'overloaded', 'More is asked at the moment than can be answered; try again after `Retry-After` seconds.'))),
} as const;

/** An `onRequest` hook. Enneo leaves the placeholder of an unknown secret in the header (enneo.md 6): whoever set it up is told so. */
export const refusePlaceholders = async ({ headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
  const sent = [headers.authorization ?? [], headers['x-api-key'] ?? []].flat();
  if (!sent.some((value) => value.includes(PLACEHOLDER))) return undefined;
  reply.header('www-authenticate', 'Bearer realm="busbar"');
  return refuseFacade(
    reply,
    401,
    'UNAUTHENTICATED',
    'The credential is still a placeholder `{{secret.…}}`: create this secret in Enneo under System integration, Secrets.',
  );
};
