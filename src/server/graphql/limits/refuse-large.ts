import type { preHandlerHookHandler } from 'fastify';
import { LRUCache } from 'lru-cache';
import { findBreach } from './find-breach.ts';
import type { Breach, LimitName } from './limits.ts';

const KEPT_VERDICTS = 1000;

const WHAT: Readonly<Record<LimitName, string>> = {
  tokens: 'tokens',
  depth: 'levels of fields',
  aliases: 'aliases',
  repeated: 'times the same field in one selection',
  directives: 'directives',
  rootFields: 'fields at its root',
  fragments: 'fragments',
  operations: 'operation',
};

/** Refuses a document that holds more than `LIMITS` allows, before anything else looks at it: 400 with the limit's name. */
export const createRefuseLarge = (): preHandlerHookHandler => {
  const verdicts = new LRUCache<string, { readonly breach: Breach | null }>({ max: KEPT_VERDICTS });
  const judge = (query: string): Breach | null => {
    const verdict = verdicts.get(query) ?? { breach: findBreach(query) };
    verdicts.set(query, verdict);
    return verdict.breach;
  };
  return async ({ body, query }, reply) => {
    const breach = judgeText(judge, queryOf(body) ?? queryOf(query));
    if (breach === null) return;
    const { limit, max } = breach;
    const message = `The document holds too much: at most ${max} ${WHAT[limit]}. Ask in smaller parts.`;
    return reply.code(400).send({ errors: [{ message, extensions: { code: 'QUERY_TOO_LARGE', limit, max } }] });
  };
};

const judgeText = (judge: (query: string) => Breach | null, query: unknown): Breach | null => (typeof query === 'string' ? judge(query) : null);

const queryOf = (holder: unknown): unknown => (typeof holder === 'object' && holder !== null && 'query' in holder ? holder.query : undefined);
