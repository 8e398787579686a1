import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql';
import { estimateCost } from './estimate-cost.ts';
import type { Values } from './page-size.ts';

/** Refuses what may cost its sources more than `limit` calls, before the first of them, and says in every answer what it was taken to cost. */
export const limitCost = (schema: GraphQLSchema, limit: number): ApolloServerPlugin<object> => ({
  requestDidStart: async () => {
    let estimated: number | null = null;
    return {
      didResolveOperation: async ({ document, operation, request }) => {
        estimated = estimateCost({ schema, document, operation, variables: withDefaults(operation, request.variables) });
        if (estimated > limit) throw tooExpensive(estimated, limit);
      },
      willSendResponse: async ({ response: { body } }) => {
        if (body.kind === 'single' && estimated !== null) body.singleResult.extensions = { ...body.singleResult.extensions, cost: { estimated, limit } };
      },
    };
  },
});

export const QUERY_TOO_EXPENSIVE = 'QUERY_TOO_EXPENSIVE';

const tooExpensive = (estimated: number, limit: number): GraphQLError =>
  new GraphQLError(
    `The query may cost ${estimated} calls to its sources, at most ${limit} are allowed. Ask for smaller pages (\`first\`), or in several queries; QUERY_COST_LIMIT sets the limit.`,
    { extensions: { code: QUERY_TOO_EXPENSIVE } },
  );

const withDefaults = ({ variableDefinitions = [] }: OperationDefinitionNode, sent: Values | undefined): Values => ({
  ...Object.fromEntries(variableDefinitions.flatMap(({ variable, defaultValue }) => (defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]]))),
  ...sent,
});
