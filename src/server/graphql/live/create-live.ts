import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { toReadPolicy } from '../../../reader/read-policy.ts';
import { type Authenticate, principalOf } from '../../auth/require-scope.ts';
import { createEventStreams, type EventStreams } from './event-stream.ts';
import { serveGraphqlWs } from './graphql-ws-connection.ts';
import { createRunOperation, type OperationParts } from './run-operation.ts';
import type { Session } from './session.ts';
import { createSocketServer } from './socket-server.ts';

export interface LiveParts extends OperationParts {
  readonly authenticate: Authenticate;
  readonly logger: FastifyBaseLogger;
  readonly isStopping: () => boolean;
}

/** Connections that stay open: WebSockets and event streams at `/graphql`. */
export interface Live {
  readonly eventStreams: EventStreams;
  readonly attach: (server: Server) => void;
  /** Ends all, so that their clients connect again elsewhere. */
  readonly stop: () => Promise<void>;
}

/** Credentials in `connection_init`, named as the headers are: a browser can set no headers of a WebSocket. */
const credentials = z.object({ authorization: z.string(), 'x-api-key': z.string() }).partial();

const headersIn = (payload: unknown): IncomingHttpHeaders => {
  const entries = Object.entries(z.record(z.string(), z.unknown()).safeParse(payload).data ?? {});
  return credentials.safeParse(Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]))).data ?? {};
};

export const createLive = ({ authenticate, logger, isStopping, ...parts }: LiveParts): Live => {
  const run = createRunOperation(parts);
  const { context, limits } = parts;
  const { now } = context;
  let sockets = 0;
  const canOpen = (): boolean => !isStopping() && sockets + eventStreams.count() < limits.connections;

  const identify = async ({ headers, socket }: IncomingMessage, payload: unknown): Promise<Session | null> => {
    try {
      const principal = await authenticate({ ...headers, ...headersIn(payload) }, socket.remoteAddress ?? '');
      return principal.scopes.has('graph:read') ? { principal, policy: toReadPolicy(undefined), isReadOnly: false } : null;
    } catch (error) {
      logger.info({ reason: error instanceof Error ? error.message : 'unknown' }, 'unauthenticated');
      return null;
    }
  };
  const sessionOf = (request: FastifyRequest): Session => ({
    principal: principalOf(request),
    policy: toReadPolicy(request.headers['cache-control']),
    isReadOnly: request.method === 'GET',
  });
  const eventStreams = createEventStreams({ run, now, sessionOf, canOpen, limits });
  const serve = (socket: WebSocket, request: IncomingMessage): void => {
    sockets += 1;
    socket.once('close', () => (sockets -= 1));
    serveGraphqlWs(socket, { run, now, limits, log: logger, identify: (payload) => identify(request, payload) });
  };
  const socketServer = createSocketServer({ serve, canOpen, limits });
  return {
    eventStreams,
    attach: socketServer.attach,
    stop: async () => {
      eventStreams.stop();
      await socketServer.stop();
    },
  };
};
