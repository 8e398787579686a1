import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { ServerContext } from './request-context.ts';

/**
 * Apollo parses, validates and names what is wrong with a subscription as with any operation; then whoever holds the connection takes it.
 * Plain HTTP has no connection that stays open, and a GET of an event stream may change nothing.
 */
export const takeSubscription: ApolloServerPlugin<ServerContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, contextValue: { opens } }) => {
      if (operation?.operation === 'subscription' && opens === null) {
        throw refuse('Subscribe over `graphql-transport-ws`, or with `Accept: text/event-stream`.');
      }
      if (operation?.operation === 'mutation' && opens?.isReadOnly) throw refuse('Send mutations with POST.');
    },
    responseForOperation: async ({ operation, document, request, contextValue: { opens } }) => {
      if (operation?.operation !== 'subscription' || opens === null) return null;
      opens.subscription({ document, operationName: request.operationName, variableValues: request.variables });
      return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data: null } } };
    },
  }),
};

const refuse = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
