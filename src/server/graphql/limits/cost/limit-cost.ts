import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { rememberCost } from './remember-cost.ts';

/** Refuses what may cost its sources more than `limit` calls, before the first of them, and says in every answer what it was taken to cost. */
export const limitCost = (schema: GraphQLSchema, limit: number): ApolloServerPlugin<object> => {
  const estimate = rememberCost();
  return {
    requestDidStart: async () => {
      let estimated: number | null = null;
      return {
        didResolveOperation: async ({ document, operation, request }) => {
          if (operation === undefined) return;
          estimated = estimate({ schema, document, operation, variables: request.variables ?? {} });
          if (estimated > limit) throw tooExpensive(estimated, limit);
        },
        willSendResponse: async ({ response: { body } }) => {
          if (body.kind === 'single' && estimated !== null) body.singleResult.extensions = { ...body.singleResult.extensions, cost: { estimated, limit } };
        },
      };
    },
  };
};

export const QUERY_TOO_EXPENSIVE = 'QUERY_TOO_EXPENSIVE';

const tooExpensive = (estimated: number, limit: number): GraphQLError =>
  new GraphQLError(
    `The query may cost ${estimated} calls to its sources, at most ${limit} are allowed. Ask for smaller pages (\`first\`), or in several queries; QUERY_COST_LIMIT sets the limit.`,
    { extensions: { code: QUERY_TOO_EXPENSIVE } },
  );
