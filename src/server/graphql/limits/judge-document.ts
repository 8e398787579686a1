import type { GraphQLFormattedError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { QUERY_TOO_LARGE } from './check-input.ts';
import { findBreach } from './find-breach.ts';
import type { LimitName } from './limits.ts';

/** Characters of the documents whose verdicts are kept. */
const KEPT_CHARACTERS = 4_000_000;

const WHAT: Readonly<Record<LimitName, string>> = {
  tokens: 'tokens',
  depth: 'levels of fields',
  fields: 'fields, fragments put in',
  aliases: 'aliases',
  repeated: 'times the same field in one selection',
  directives: 'directives',
  rootFields: 'fields at its root',
  fragments: 'fragments',
  comparisons: 'pairs of fields of one name at one place',
  introspection: 'fields of the schema in the answer, roughly',
  operations: 'operation',
};

/** Why a document is not let in: it holds more than `LIMITS` allows; null when it does not. */
export type JudgeDocument = (query: string) => GraphQLFormattedError | null;

export const createJudge = (): JudgeDocument => {
  const verdicts = new LRUCache<string, { readonly refusal: GraphQLFormattedError | null }>({
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: (_, query) => query.length + 1,
  });
  return (query) => {
    const verdict = verdicts.get(query) ?? { refusal: refusalOf(query) };
    verdicts.set(query, verdict);
    return verdict.refusal;
  };
};

const refusalOf = (query: string): GraphQLFormattedError | null => {
  const breach = findBreach(query);
  if (breach === null) return null;
  const { limit, max } = breach;
  return {
    message: `The document holds too much: at most ${max} ${WHAT[limit]}. Ask in smaller parts.`,
    extensions: { code: QUERY_TOO_LARGE, limit, max },
  };
};
