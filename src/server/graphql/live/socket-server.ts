import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { LiveLimits } from './live-limits.ts';

export interface SocketServer {
  /** Takes over upgrades of this server. */
  readonly attach: (server: Server) => void;
  /** Tells clients to go elsewhere (1001), and waits a moment for them to do so. */
  readonly stop: () => Promise<void>;
}

const GOING_AWAY = 1001;

export interface SocketServerParts {
  readonly serve: (socket: WebSocket, request: IncomingMessage) => void;
  /** Whether there is room for one more. */
  readonly canOpen: () => boolean;
  readonly limits: LiveLimits;
}

/** WebSockets at `/graphql`. */
export const createSocketServer = ({ serve, canOpen, limits }: SocketServerParts): SocketServer => {
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    // A message a turn: between a thousand of one client others have theirs.
    allowSynchronousEvents: false,
  });
  const answering = new WeakSet<WebSocket>();
  const open = (socket: WebSocket, request: IncomingMessage): void => {
    socket.on('error', () => socket.terminate());
    answering.add(socket);
    socket.on('pong', () => answering.add(socket));
    if (socket.protocol === GRAPHQL_TRANSPORT_WS_PROTOCOL) serve(socket, request);
    else socket.close(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable');
  };
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    stream.on('error', () => stream.destroy());
    if (request.url?.split('?')[0] !== '/graphql') refuse(stream, '404 Not Found');
    else if (!canOpen()) refuse(stream, '503 Service Unavailable');
    else sockets.handleUpgrade(request, stream, head, (socket) => open(socket, request));
  };
  const pinger = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!answering.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, limits.pingMs).unref();

  return {
    attach: (server) => void server.on('upgrade', upgrade),
    stop: async () => {
      clearInterval(pinger);
      const gone = Promise.all([...sockets.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
      for (const socket of sockets.clients) socket.close(GOING_AWAY, 'Going away');
      const timer = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, limits.stopMs);
      await gone;
      clearTimeout(timer);
    },
  };
};

const refuse = (stream: Duplex, status: string): void => void stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
