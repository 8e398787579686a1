import type { FastifyReply, FastifyRequest } from 'fastify';
import { SANDBOX_CREDENTIALS } from '../credentials.ts';

const KNOWN: ReadonlySet<string> = new Set([SANDBOX_CREDENTIALS.enneoToken, SANDBOX_CREDENTIALS.enneoPowerlessToken]);

/** 401: token missing or unknown. 403: token fine, permission missing (enneo.md 1.2). */
export const guardToken = async (request: FastifyRequest, reply: FastifyReply) => {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (!KNOWN.has(token)) return reply.code(401).send({ success: false, code: 'unauthorized', message: 'Unauthorized' });
  if (token === SANDBOX_CREDENTIALS.enneoPowerlessToken) return reply.code(403).send({ success: false, code: 'forbidden', message: 'Permission missing' });
};
