import type { ApolloServerPlugin } from '@apollo/server';
import { type ArgumentNode, type ASTNode, type DocumentNode, type GraphQLError, Kind, visit } from 'graphql';
import type { GraphContext } from '../../context.ts';

/** A literal of the wrong type is bad input like a variable of the wrong type: the same code, and the argument's name. */
export const nameBadArguments: ApolloServerPlugin<GraphContext> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, document }) => {
      const nameOf = createBadArgumentOf(document);
      for (const error of errors) {
        const argument = nameOf(error);
        if (argument !== undefined) Object.assign(error.extensions, { code: 'BAD_USER_INPUT', argument });
      }
    },
  }),
};

/** The argument whose value is wrong, for errors of one document; undefined: something else is. The document is looked through once, and only where it must. */
export const createBadArgumentOf = (document: DocumentNode | undefined): ((error: GraphQLError) => string | undefined) => {
  let found: readonly ArgumentNode[] | null = null;
  return (error) => {
    const place = placeOf(error);
    if (place === null || document === undefined) return variableOf(error);
    found ??= argumentsIn(document);
    return variableOf(error) ?? found.find((node) => isInside(place, node))?.name.value;
  };
};

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

/** The value the error points to. */
const placeOf = ({ nodes, path }: GraphQLError): ASTNode | null => {
  const place = nodes?.[0];
  return place !== undefined && VALUE_KINDS.has(place.kind) && path === undefined ? place : null;
};

const argumentsIn = (document: DocumentNode): readonly ArgumentNode[] => {
  const found: ArgumentNode[] = [];
  visit(document, {
    Argument: (node) => {
      found.push(node);
      return false;
    },
  });
  return found;
};

const isInside = (place: ASTNode, around: ASTNode): boolean =>
  around.loc !== undefined && place.loc !== undefined && around.loc.start <= place.loc.start && place.loc.end <= around.loc.end;
