import { getOperationAST, parse } from 'graphql';
import { readEventStream } from './event-stream.ts';

export interface GraphQLRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: unknown;
}

export interface FetcherOptions {
  readonly endpoint: string;
  readonly apiKey: string;
  readonly fetch: typeof globalThis.fetch;
  /** Told of every HTTP answer: `refused` is true for 401. */
  readonly onAnswer: (refused: boolean) => void;
  /** Told of every answer to a query a person ran, before it is shown; what it returns is shown. */
  readonly onResult: (answer: unknown) => unknown;
}

const INTROSPECTION = 'IntrospectionQuery';

const problem = (message: string): unknown => ({ errors: [{ message }] });

const readAnswer = async (response: Response): Promise<unknown> => {
  const body = await response.text();
  try {
    return JSON.parse(body);
  } catch {
    return problem(`The server answered with status ${response.status} and something that is not JSON.`);
  }
};

const isSubscription = ({ query, operationName }: GraphQLRequest): boolean => {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription';
  } catch {
    return false;
  }
};

const ONE_ANSWER = 'application/graphql-response+json, application/json';
const EVENTS = 'text/event-stream';

/** Sends one GraphQL request the way the playground does: with the API key, asking for the list of source calls. Of a subscription it answers a stream. */
export const createFetcher = ({ endpoint, apiKey, fetch, onAnswer, onResult }: FetcherOptions) => {
  const send = (request: GraphQLRequest, headers: Record<string, string>, accept: string, signal: AbortSignal): Promise<Response> =>
    fetch(endpoint, {
      method: 'POST',
      headers: {
        accept,
        'content-type': 'application/json',
        'x-busbar-calls': '1',
        ...(apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` }),
        ...headers,
      },
      body: JSON.stringify(request),
      signal,
    });

  return async (request: GraphQLRequest, options?: { readonly headers?: Record<string, string> | undefined }): Promise<unknown> => {
    const leave = new AbortController();
    const accept = isSubscription(request) ? EVENTS : ONE_ANSWER;
    const response = await send(request, options?.headers ?? {}, accept, leave.signal).catch(() => null);
    if (response === null) return problem('No answer from the server. Is it still running?');
    onAnswer(response.status === 401);
    if (response.headers.get('content-type')?.startsWith(EVENTS)) return readEventStream(response, () => leave.abort());
    const answer = await readAnswer(response);
    return request.operationName === INTROSPECTION ? answer : onResult(answer);
  };
};
