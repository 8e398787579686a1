import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphContext } from '../../context.ts';

/**
 * GraphQL over HTTP: what is wrong with the document or its variables is 400 for `application/graphql-response+json`, where the
 * status belongs to GraphQL, and 200 for `application/json`, where it belongs to HTTP.
 * A request without a document stays the 400 that Apollo makes it.
 */
export const speakHttp: ApolloServerPlugin<GraphContext> = {
  requestDidStart: async ({ request }) => ({
    willSendResponse: async ({ response, source }) => {
      const failed = response.body.kind === 'single' && response.body.singleResult.data === undefined;
      if (failed && source !== undefined) response.http.status = prefersGraphqlResponse(request.http?.headers.get('accept')) ? 400 : 200;
    },
  }),
};

const prefersGraphqlResponse = (accept: string | null | undefined): boolean => accept?.includes('application/graphql-response+json') === true;
