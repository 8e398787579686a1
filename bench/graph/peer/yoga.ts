import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { createLoaders } from './loaders.ts';
import { type PeerContext, resolvers, typeDefs } from './schema.ts';
import { readSettings } from './settings.ts';
import { createSources } from './sources.ts';

const settings = readSettings(process.env);
const sources = createSources(settings);

const yoga = createYoga<object, PeerContext>({
  schema: createSchema<PeerContext>({ typeDefs, resolvers }),
  context: () => ({ loaders: createLoaders(sources) }),
});
createServer(yoga).listen(settings.port, '127.0.0.1');
