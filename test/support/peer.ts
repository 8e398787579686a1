import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createRawServer, type Server, type Socket } from 'node:net';

export interface Peer extends AsyncDisposable {
  readonly origin: string;
  /** `GET /path` of every request, in order of arrival. */
  readonly requests: string[];
  /** Sockets ever accepted. */
  readonly sockets: Socket[];
}

const listen = async (server: Server, requests: string[]): Promise<Peer> => {
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { origin: `http://127.0.0.1:${port}`, requests, sockets, [Symbol.asyncDispose]: close };
};

/** A real HTTP server that answers as told. */
export const startPeer = (answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Peer> => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  return listen(server, requests);
};

/** A server of bytes: told of each socket once its first bytes came, and answers with whatever it likes. */
export const startRawPeer = (answer: (socket: Socket) => void): Promise<Peer> => {
  const requests: string[] = [];
  const server = createRawServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      requests.push(bytes.toString().split(' HTTP')[0] ?? '');
      answer(socket);
    });
  });
  return listen(server, requests);
};

export const json = (response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};
