import Fastify from 'fastify';
import { mercurius } from 'mercurius';
import { createLoaders } from './loaders.ts';
import { type PeerContext, resolvers, typeDefs } from './schema.ts';
import { readSettings } from './settings.ts';
import { createSources } from './sources.ts';

declare module 'mercurius' {
  interface MercuriusContext extends PeerContext {}
}

const settings = readSettings(process.env);
const sources = createSources(settings);

const app = Fastify();
await app.register(mercurius, { schema: typeDefs, resolvers, jit: 1, context: () => ({ loaders: createLoaders(sources) }) });
await app.listen({ host: '127.0.0.1', port: settings.port });
