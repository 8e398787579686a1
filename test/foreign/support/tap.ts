import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { addressOf } from './address-of.ts';

export interface GraphqlRequest {
  readonly query: string;
  /** The references it asks for, in order; none: no `_entities` request. */
  readonly references: readonly Reference[];
  readonly authorization: string | undefined;
}

export type Reference = Readonly<Record<string, unknown>> & { readonly __typename: string };

/** Stands in front of a subgraph, passes everything on and writes down what was asked. */
export interface Tap {
  readonly url: string;
  readonly requests: readonly GraphqlRequest[];
  readonly forget: () => void;
  readonly stop: () => Promise<void>;
}

export const startTap = async (target: string): Promise<Tap> => {
  const requests: GraphqlRequest[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    requests.push(toGraphqlRequest(body, request.headers.authorization));
    await passOn(target, request, body, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { url: `${addressOf(server)}/graphql`, requests, forget: () => requests.splice(0), stop };
};

const PASSED_ON = ['accept', 'authorization', 'content-type'];

const passOn = async (target: string, request: IncomingMessage, body: string, response: ServerResponse): Promise<void> => {
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    PASSED_ON.includes(name) && typeof value === 'string' ? [[name, value]] : [],
  );
  const answer = await fetch(target, { method: 'POST', headers, body });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
  response.end(await answer.text());
};

const toGraphqlRequest = (body: string, authorization: string | undefined): GraphqlRequest => {
  const { query, variables } = { query: '', variables: {}, ...JSON.parse(body) };
  return { query: String(query), references: Object.values(variables).flat().filter(isReference), authorization };
};

const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' && value !== null && '__typename' in value && typeof value.__typename === 'string';
