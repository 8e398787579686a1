import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphContext } from '../../context.ts';
import { QUERY_TOO_EXPENSIVE } from './limits/cost/limit-cost.ts';

/**
 * GraphQL over HTTP: what is wrong with the document or its variables is 400 for `application/graphql-response+json`, where the
 * status belongs to GraphQL, and 200 for `application/json`, where it belongs to HTTP.
 * A request without a document stays the 400 that Apollo makes it; one that is refused for its cost is 400 as any document that is too large.
 */
export const speakHttp: ApolloServerPlugin<GraphContext> = {
  requestDidStart: async ({ request }) => ({
    willSendResponse: async ({ response, source }) => {
      if (response.body.kind !== 'single' || response.body.singleResult.data !== undefined || source === undefined) return;
      const isTooExpensive = response.body.singleResult.errors?.some(({ extensions }) => extensions?.code === QUERY_TOO_EXPENSIVE);
      response.http.status = isTooExpensive || prefersGraphqlResponse(request.http?.headers.get('accept')) ? 400 : 200;
    },
  }),
};

const prefersGraphqlResponse = (accept: string | null | undefined): boolean => accept?.includes('application/graphql-response+json') === true;
