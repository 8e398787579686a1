import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createLoaders } from './loaders.ts';
import { type PeerContext, resolvers, typeDefs } from './schema.ts';
import { readSettings } from './settings.ts';
import { createSources } from './sources.ts';

const settings = readSettings(process.env);
const sources = createSources(settings);

await startStandaloneServer(new ApolloServer<PeerContext>({ typeDefs, resolvers }), {
  listen: { host: '127.0.0.1', port: settings.port },
  context: async () => ({ loaders: createLoaders(sources) }),
});
