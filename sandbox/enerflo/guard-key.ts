import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SANDBOX_CREDENTIALS } from '../credentials.ts';
import { unauthorized } from './answers.ts';

const keyQuery = z.object({ api_key: z.string().optional() });

/** The key comes as a header; GETs take it in the query too (enerflo.md §2, observed). */
export const guardKey = async (request: FastifyRequest, reply: FastifyReply) => {
  const inQuery = request.method === 'GET' ? keyQuery.safeParse(request.query).data?.api_key : undefined;
  if ((request.headers['api-key'] ?? inQuery) !== SANDBOX_CREDENTIALS.enerfloKey) return unauthorized(reply);
};
