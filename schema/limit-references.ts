import { type GraphQLSchema, isObjectType } from 'graphql';
import { BadInput } from '../src/domain/bad-input.ts';

const MAX_REFERENCES = 500;

/**
 * `_entities` answers at most 500 references a call: what a batch of the sources holds. A reference that is no entity's is the
 * gateway's mistake and costs the query, before anything is read.
 */
export const limitReferences = (schema: GraphQLSchema, entityNames: readonly string[]): GraphQLSchema => {
  const entities = schema.getQueryType()?.getFields()._entities;
  const resolve = entities?.resolve;
  if (entities === undefined || resolve === undefined) throw new Error('The subgraph has no _entities field: no type carries @key.');
  const names = new Set(entityNames.filter((name) => isObjectType(schema.getType(name))));
  entities.resolve = (root, args, context, info) => {
    const { representations } = args;
    if (representations.length > MAX_REFERENCES) {
      throw new BadInput('representations', `holds ${representations.length} references; send at most ${MAX_REFERENCES} a query`);
    }
    const isReference = (value: unknown): boolean =>
      typeof value === 'object' && value !== null && '__typename' in value && names.has(String(value.__typename));
    if (!representations.every(isReference)) {
      throw new BadInput('representations', `needs objects whose \`__typename\` is one of ${[...names].join(', ')}`);
    }
    return resolve(root, args, context, info);
  };
  return schema;
};
