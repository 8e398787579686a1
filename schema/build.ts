import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { references, resolverClasses } from '../resolvers/index.ts';
import { limitReferences } from './limit-references.ts';
import { toResolvers } from './to-resolvers.ts';

/** Newer versions are refused by some composers. */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

/** type-graphql asks for one; our subscriptions bring streams of their own. */
const NO_PUB_SUB: PubSub = {
  publish: () => undefined,
  subscribe: (topic) => {
    throw new Error(`Nothing is published under ${topic}.`);
  },
};

const [firstClass, ...otherClasses] = resolverClasses;
const classSchema = (): GraphQLSchema =>
  buildSchemaSync({ resolvers: [firstClass, ...otherClasses] satisfies NonEmptyArray<unknown>, validate: false, pubSub: NO_PUB_SUB });

/** The graph's SDL, federation directives included; committed as schema/schema.graphql. */
export const printSdl = (schema: GraphQLSchema = classSchema()): string => `${LINK}\n\n${printSchemaWithDirectives(schema)}\n`;

/** The executable subgraph. */
export const buildGraph = (): GraphQLSchema => {
  const schema = classSchema();
  return limitReferences(buildSubgraphSchema([{ typeDefs: parse(printSdl(schema)), resolvers: toResolvers(schema) }]), Object.keys(references));
};
