import type { IncomingMessage } from 'node:http';
import { json as readBody } from 'node:stream/consumers';
import type { Enneo } from '../../src/sources/enneo/enneo.ts';
import { createEnneoClient } from './enneo-client.ts';
import { json, startPeer } from './peer.ts';

interface Received {
  readonly method: string | undefined;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export interface ServedEnneo extends AsyncDisposable {
  readonly enneo: Enneo;
  readonly received: Received[];
}

const bodyOf = (request: IncomingMessage): Promise<unknown> => (request.headers['content-length'] ? readBody(request) : Promise.resolve(undefined));

/** A server that answers what it is told, and the client towards it. */
export const serveEnneo = async (answer: (request: Received) => unknown, status = 200): Promise<ServedEnneo> => {
  const received: Received[] = [];
  const peer = await startPeer(async (request, response) => {
    const { method, url = '', headers } = request;
    const call = { method, url, authorization: headers.authorization, body: await bodyOf(request) };
    received.push(call);
    json(response, answer(call), status);
  });
  const client = createEnneoClient(peer.origin, 'a-token');
  return {
    enneo: client.enneo,
    received,
    [Symbol.asyncDispose]: async () => {
      await client[Symbol.asyncDispose]();
      await peer[Symbol.asyncDispose]();
    },
  };
};
