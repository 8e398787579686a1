import type { ApolloServerPlugin } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { GraphContext } from '../../context.ts';
import { QUERY_TOO_LARGE } from './limits/check-input.ts';
import { QUERY_TOO_EXPENSIVE } from './limits/cost/limit-cost.ts';

/**
 * GraphQL over HTTP: what is wrong with the document or what it is given is 400, except for who accepts `application/json` and not
 * `application/graphql-response+json`: there the status belongs to HTTP, and is 200. A request without a document is 400 for all; so is one that is
 * refused for its size or cost.
 * Where everything that was asked for was given bad input, the request is refused as a whole: with 400 there must be no `data`.
 */
export const speakHttp: ApolloServerPlugin<GraphContext> = {
  requestDidStart: async ({ request }) => ({
    willSendResponse: async ({ response: { body, http }, source }) => {
      if (body.kind !== 'single') return;
      const wantsPlainJson = isPlainJson(request.http?.headers.get('accept'));
      if (isAllBadInput(body.singleResult) && !wantsPlainJson) delete body.singleResult.data;
      if (body.singleResult.data !== undefined) return;
      const isTooMuch = body.singleResult.errors?.some(({ extensions }) => TOO_MUCH.has(extensions?.code));
      if (isNotForGraphql(http.status)) return;
      http.status = source === undefined || isTooMuch || !wantsPlainJson ? 400 : 200;
    },
  }),
};

const isPlainJson = (accept: string | null | undefined): boolean =>
  accept?.includes('application/json') === true && !accept.includes('application/graphql-response+json');

const TOO_MUCH: ReadonlySet<unknown> = new Set([QUERY_TOO_LARGE, QUERY_TOO_EXPENSIVE]);

/** 405 and the like: the method is wrong, not the document. */
const isNotForGraphql = (status = 0): boolean => status > 400 && status < 500;

const isAllBadInput = ({ data, errors = [] }: FormattedExecutionResult): boolean =>
  errors.length > 0 &&
  data !== undefined &&
  Object.values(data ?? {}).every(isNothing) &&
  errors.every(({ extensions }) => extensions?.code === 'BAD_USER_INPUT');

/** null, or a list of nothing else. */
const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.every(isNothing));
