import type { ApolloServerPlugin } from '@apollo/server';
import { type ASTNode, type DocumentNode, type GraphQLError, Kind, visit } from 'graphql';
import type { GraphContext } from '../../context.ts';

/** A literal of the wrong type is bad input like a variable of the wrong type: the same code, and the argument's name. */
export const nameBadArguments: ApolloServerPlugin<GraphContext> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, document }) => {
      for (const error of errors) {
        const argument = badArgumentOf(error, document);
        if (argument !== undefined) Object.assign(error.extensions, { code: 'BAD_USER_INPUT', argument });
      }
    },
  }),
};

/** The argument whose value is wrong; undefined: something else is. */
export const badArgumentOf = (error: GraphQLError, document: DocumentNode | undefined): string | undefined =>
  variableOf(error) ?? (document === undefined ? undefined : argumentAround(document, error));

const VALUE_KINDS: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]);

/** `Variable "$first" got invalid value …` */
const variableOf = ({ message, path }: GraphQLError): string | undefined =>
  path === undefined ? /^Variable "\$(\w+)" (?:got invalid value|of (?:required|non-null) type)/.exec(message)?.[1] : undefined;

/** The argument whose value the error points into. */
const argumentAround = (document: DocumentNode, error: GraphQLError): string | undefined => {
  const place: ASTNode | undefined = error.nodes?.[0];
  if (place === undefined || !VALUE_KINDS.has(place.kind) || error.path !== undefined) return undefined;
  let found: string | undefined;
  visit(document, {
    Argument: (node) => {
      const inside = node.loc !== undefined && place.loc !== undefined && node.loc.start <= place.loc.start && place.loc.end <= node.loc.end;
      if (inside) found = node.name.value;
      return inside ? undefined : false;
    },
  });
  return found;
};
