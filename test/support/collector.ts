import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, string>> }[];
  readonly events: readonly { readonly attributes: CollectedSpan['attributes'] }[];
  readonly status: { readonly code?: number };
}

/** A collector that takes OTLP in JSON on a socket. */
export interface Collector extends AsyncDisposable {
  readonly url: string;
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }[];
  /** All spans so far, once there are so many. */
  spans(count: number): Promise<readonly CollectedSpan[]>;
}

export const startCollector = async (): Promise<Collector> => {
  const requests: Collector['requests'] = [];
  const all = (): CollectedSpan[] => requests.flatMap(({ body }) => JSON.parse(body).resourceSpans[0].scopeSpans[0].spans);
  const server = createServer(async (request, response) => {
    requests.push({ path: `${request.method} ${request.url}`, headers: request.headers, body: await text(request) });
    response.setHeader('content-type', 'application/json').end('{}');
    server.emit('taken');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the collector has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    spans: async (count) => {
      while (all().length < count) await once(server, 'taken');
      return all();
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
