import type { preHandlerHookHandler } from 'fastify';
import type { JudgeDocument } from './judge-document.ts';

/** Refuses a document that holds more than it may, before anything else looks at it: 400 with the limit's name. */
export const createRefuseLarge =
  (judge: JudgeDocument): preHandlerHookHandler =>
  async ({ body, query }, reply) => {
    const text = queryOf(body) ?? queryOf(query);
    const refusal = typeof text === 'string' ? judge(text) : null;
    if (refusal !== null) return reply.code(400).send({ errors: [refusal] });
  };

const queryOf = (holder: unknown): unknown => (typeof holder === 'object' && holder !== null && 'query' in holder ? holder.query : undefined);
