import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLSchema, getVariableValues, Kind, type OperationDefinitionNode, type ValueNode, visit } from 'graphql';
import { MAX_PAGE, type Values } from './cost/page-size.ts';

/** Values in variables, lists and objects among them: 1,600 references of a gateway. */
const MAX_VALUES = 5000;
export const QUERY_TOO_LARGE = 'QUERY_TOO_LARGE';

/**
 * Looks at what an operation is given before anything is executed: the first value of the wrong type ends it, since each costs a text of all its
 * object; there are no more than `MAX_VALUES`; no page is larger than `MAX_PAGE`.
 */
export const checkInput = (schema: GraphQLSchema): ApolloServerPlugin<object> => {
  const pages = new WeakMap<OperationDefinitionNode, readonly ValueNode[]>();
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request }) => {
        if (operation === undefined) throw new GraphQLError('The document holds no such operation.', { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
        if (holdsMore(request.variables, MAX_VALUES)) throw tooLarge();
        const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {}, { maxErrors: 1 });
        if (errors?.[0] !== undefined) throw errors[0];
        const wanted = pages.get(operation) ?? findPages(document);
        pages.set(operation, wanted);
        for (const value of wanted) checkPage(value, coerced ?? {});
      },
    }),
  };
};

const tooLarge = (): GraphQLError =>
  new GraphQLError(`The variables hold too much: at most ${MAX_VALUES} values. Ask in smaller parts.`, {
    extensions: { code: QUERY_TOO_LARGE, limit: 'values', max: MAX_VALUES },
  });

const holdsMore = (variables: Values | undefined, max: number): boolean => {
  const waiting: unknown[] = Object.values(variables ?? {});
  let count = waiting.length;
  while (count <= max && waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    const inside = Object.values(value);
    count += inside.length;
    if (count <= max) waiting.push(...inside);
  }
  return count > max;
};

const findPages = (document: Parameters<typeof visit>[0]): readonly ValueNode[] => {
  const found: ValueNode[] = [];
  visit(document, {
    Argument: ({ name, value }) => {
      if (name.value === 'first') found.push(value);
      return false;
    },
  });
  return found;
};

const checkPage = (node: ValueNode, variables: Values): void => {
  const first = node.kind === Kind.VARIABLE ? variables[node.name.value] : node.kind === Kind.INT && Number(node.value);
  if (typeof first !== 'number' || (first >= 1 && first <= MAX_PAGE)) return;
  throw new GraphQLError(`\`first\` must be 1 to ${MAX_PAGE}; read more with \`after\``, {
    nodes: node,
    extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
  });
};
