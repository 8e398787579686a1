import type { GraphQLSchema } from 'graphql';
import { BadInput } from '../src/domain/bad-input.ts';

const MAX_REFERENCES = 500;

/** `_entities` answers at most 500 references a call: what a batch of the sources holds. */
export const limitReferences = (schema: GraphQLSchema): GraphQLSchema => {
  const entities = schema.getQueryType()?.getFields()._entities;
  const resolve = entities?.resolve;
  if (entities === undefined || resolve === undefined) throw new Error('The subgraph has no _entities field: no type carries @key.');
  entities.resolve = (root, args, context, info) => {
    if (args.representations.length > MAX_REFERENCES) {
      throw new BadInput('representations', `holds ${args.representations.length} references; send at most ${MAX_REFERENCES} a query`);
    }
    return resolve(root, args, context, info);
  };
  return schema;
};
