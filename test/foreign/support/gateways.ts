import { once } from 'node:events';
import { createServer } from 'node:http';
import { ApolloGateway, type GraphQLDataSourceProcessOptions, IntrospectAndCompose, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createGatewayRuntime } from '@graphql-hive/gateway';
import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { addressOf } from './address-of.ts';
import { DEMO_KEY } from './busbar.ts';
import { fetchSdl } from './fetch-sdl.ts';

export interface Member {
  readonly name: string;
  readonly url: string;
}

export interface RunningGateway {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export interface Gateway {
  readonly name: string;
  /** Serves what its members are together, and sends `Authorization` on to the one named busbar. */
  readonly start: (members: readonly Member[]) => Promise<RunningGateway>;
}

interface Caller {
  readonly authorization?: string | undefined;
}

const KEYED = 'busbar';

class KeyForwarder extends RemoteGraphQLDataSource<Caller> {
  override willSendRequest({ request, context }: GraphQLDataSourceProcessOptions<Caller>): void {
    if (context.authorization !== undefined) request.http?.headers.set('authorization', context.authorization);
  }
}

/** Reads and composes the SDL of its members by itself. */
const startApollo = async (members: readonly Member[]): Promise<RunningGateway> => {
  // Read by the constructor; without it the gateway sends figures about this machine to its makers.
  process.env.APOLLO_TELEMETRY_DISABLED = '1';
  const gateway = new ApolloGateway({
    supergraphSdl: new IntrospectAndCompose({
      subgraphs: [...members],
      introspectionHeaders: ({ name }): Record<string, string> => (name === KEYED ? { authorization: `Bearer ${DEMO_KEY}` } : {}),
    }),
    buildService: ({ name, url }) => (name === KEYED ? new KeyForwarder({ url }) : new RemoteGraphQLDataSource({ url })),
  });
  const server = new ApolloServer<Caller>({ gateway, stopOnTerminationSignals: false });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    context: async ({ req }) => ({ authorization: req.headers.authorization }),
  });
  return { url, stop: () => server.stop() };
};

/** Is handed a supergraph, composed by the composer of its own house. */
const startHive = async (members: readonly Member[]): Promise<RunningGateway> => {
  const services = await Promise.all(members.map(async ({ name, url }) => ({ name, url, typeDefs: parse(await fetchSdl(url, DEMO_KEY)) })));
  const composition = composeServices(services);
  assertCompositionSuccess(composition);
  const gateway = createGatewayRuntime({
    supergraph: composition.supergraphSdl,
    logging: 'error',
    propagateHeaders: {
      fromClientToSubgraphs: ({ request, subgraphName }) => {
        const authorization = request.headers.get('authorization');
        return subgraphName === KEYED && authorization !== null ? { authorization } : {};
      },
    },
  });
  const server = createServer(gateway).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await gateway[Symbol.asyncDispose]();
  };
  return { url: `${addressOf(server)}/graphql`, stop };
};

export const gateways: readonly Gateway[] = [
  { name: '@apollo/gateway', start: startApollo },
  { name: '@graphql-hive/gateway', start: startHive },
];
