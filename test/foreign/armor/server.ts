import { readFileSync } from 'node:fs';
import { env } from 'node:process';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { parse } from 'graphql';

/** Apollo with graphql-armor's defaults over Busbar's SDL; nothing is behind it, every field is null. */
const schema = buildSubgraphSchema([{ typeDefs: parse(readFileSync(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8')) }]);
const server = new ApolloServer({ schema, introspection: true, ...new ApolloArmor().protect() });
await startStandaloneServer(server, { listen: { port: Number(env.PORT), host: '127.0.0.1' } });
