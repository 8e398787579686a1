import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { createExecutor } from './create-executor.ts';

/** Apollo's one way to execute otherwise than with graphql-js: a gateway that has one schema and no other servers behind it. */
export const executeCompiled = (schema: GraphQLSchema): ApolloServerOptionsWithGateway<object>['gateway'] => {
  const execute = createExecutor(schema);
  return {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({
      executor: ({ document, operationName, request, context }) => execute({ document, operationName, variables: request.variables, context }),
    }),
    stop: async () => undefined,
  };
};
