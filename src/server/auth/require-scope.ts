import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal, Scope } from '../../domain/principal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null;
  }
}

/** Answers who asks; throws when nobody that is known here. */
export type Authenticate = (headers: FastifyRequest['headers'], remoteAddress: string) => Promise<Principal>;

/** How a door writes a refusal in its own format. */
export type Refuse = (reply: FastifyReply, status: 401 | 403, code: 'UNAUTHENTICATED' | 'FORBIDDEN', message: string) => FastifyReply;

/** An `onRequest` hook: the request goes on only for a principal with the scope. */
export const requireScope =
  (authenticate: Authenticate, scope: Scope, refuse: Refuse) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const principal = await authenticate(request.headers, request.ip).catch((error: unknown) => {
      request.log.info({ reason: error instanceof Error ? error.message : 'unknown' }, 'unauthenticated');
      return null;
    });
    if (principal === null) {
      reply.header('www-authenticate', 'Bearer realm="busbar"');
      return refuse(reply, 401, 'UNAUTHENTICATED', 'Send a valid API key or token: `Authorization: Bearer <key>`.');
    }
    if (!principal.scopes.has(scope)) return refuse(reply, 403, 'FORBIDDEN', `The key \`${principal.name}\` lacks the scope \`${scope}\`.`);
    request.principal = principal;
    return undefined;
  };

/** Who asks, behind `requireScope`. */
export const principalOf = ({ principal }: FastifyRequest): Principal => {
  if (principal === null) throw new Error('A route that needs a principal is not behind requireScope.');
  return principal;
};
