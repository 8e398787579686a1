import { composeServices as composeByApollo } from '@apollo/composition';
import { composeServices as composeByTheGuild } from '@theguild/federation-composition';
import { federateSubgraphs as composeByWundergraph } from '@wundergraph/composition';
import { buildSchema, type GraphQLSchema, parse } from 'graphql';
import type { Subgraph } from './subgraphs.ts';

export interface Composition {
  /** What clients of the gateway see; null where the composer refused. */
  readonly api: GraphQLSchema | null;
  readonly errors: readonly string[];
  /** Hints and warnings. */
  readonly remarks: readonly string[];
}

export interface Composer {
  readonly name: string;
  readonly compose: (subgraphs: readonly Subgraph[]) => Composition;
}

const apollo = (subgraphs: readonly Subgraph[]): Composition => {
  const { schema, errors = [], hints = [] } = composeByApollo(subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  return {
    api: schema?.toAPISchema().toGraphQLJSSchema() ?? null,
    errors: errors.map(({ message }) => message),
    remarks: hints.map(({ definition, message }) => `${definition.code}: ${message}`),
  };
};

const theGuild = (subgraphs: readonly Subgraph[]): Composition => {
  const { publicSdl, errors = [] } = composeByTheGuild(subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  return { api: publicSdl === undefined ? null : buildSchema(publicSdl), errors: errors.map(({ message }) => message), remarks: [] };
};

const wundergraph = (subgraphs: readonly Subgraph[]): Composition => {
  const result = composeByWundergraph({ subgraphs: subgraphs.map(({ name, url, sdl }) => ({ name, url, definitions: parse(sdl) })) });
  return {
    api: result.success ? result.federatedGraphClientSchema : null,
    errors: result.success ? [] : result.errors.map(({ message }) => message),
    remarks: result.warnings.map(({ message }) => message),
  };
};

export const composers: readonly Composer[] = [
  { name: '@apollo/composition', compose: apollo },
  { name: '@theguild/federation-composition', compose: theGuild },
  { name: '@wundergraph/composition', compose: wundergraph },
];
