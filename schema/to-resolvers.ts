import type { GraphQLResolverMap } from '@apollo/subgraph';
import { type GraphQLObjectType, type GraphQLSchema, isEnumType, isObjectType, isScalarType, isSpecifiedScalarType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { references } from '../resolvers/index.ts';
import type { Representation } from '../resolvers/shared/reference.ts';
import type { GraphContext } from '../src/context.ts';
import { callDirectly } from './call-directly.ts';
import { serializeQuickly } from './serialize-quickly.ts';

type Resolvers = GraphQLResolverMap<GraphContext>;

/**
 * The resolver map of a type-graphql schema, without the plain fields: type-graphql gives each of them a resolver that only
 * reads the property, which graphql does by itself, and faster.
 */
export const toResolvers = (schema: GraphQLSchema): Resolvers => {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const computed = computedFields();
  return Object.fromEntries<Resolvers[string]>([
    ...types
      .filter(isObjectType)
      .map((type): [string, Resolvers[string]] =>
        type === schema.getSubscriptionType() ? [type.name, streams(type)] : [type.name, fieldResolvers(type, computed.get(type.name))],
      ),
    ...types
      .filter(isEnumType)
      .map((type): [string, Resolvers[string]] => [type.name, Object.fromEntries(type.getValues().map(({ name, value }) => [name, value]))]),
    ...types
      .filter(isScalarType)
      .filter((type) => !isSpecifiedScalarType(type))
      .map((type): [string, Resolvers[string]] => [type.name, serializeQuickly(type)]),
  ]);
};

const fieldResolvers = (type: GraphQLObjectType, computed: ReadonlySet<string> | undefined): Resolvers[string] => {
  const fields = Object.values(type.getFields()).filter(({ name }) => computed === undefined || computed.has(name));
  const find = references[type.name];
  return {
    ...(type.name.endsWith('Connection') && { totalCount: countWhenAsked }),
    ...Object.fromEntries(fields.flatMap(({ name, resolve }) => (resolve === undefined ? [] : [[name, callDirectly(type.name, name) ?? resolve]]))),
    ...(find !== undefined && { __resolveReference: async (key: Representation, context: GraphContext) => find(key, context) }),
  };
};

/** Counting may cost a statement: some pages hold a function for it. Compiled queries would not call it by themselves. */
const countWhenAsked = ({ totalCount }: { readonly totalCount: unknown }): unknown => (typeof totalCount === 'function' ? totalCount() : totalCount);

/** Fields of a subscription: what brings events, and what makes an answer of each. */
const streams = (type: GraphQLObjectType): Resolvers[string] =>
  Object.fromEntries(Object.values(type.getFields()).map(({ name, subscribe, resolve }) => [name, { subscribe, resolve }]));

/** Object type → the fields that have a resolver method. Root types are not in it: all their fields have one. */
const computedFields = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const { objectTypes, fieldResolvers } = getMetadataStorage();
  return new Map(
    objectTypes.map(({ target, name }) => [
      name,
      new Set(fieldResolvers.filter((field) => field.getObjectType?.() === target).map(({ schemaName, methodName }) => schemaName ?? methodName)),
    ]),
  );
};
