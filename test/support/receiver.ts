import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Verdict, verifyWebhook } from '../../examples/verify-webhook.ts';

/** A webhook as a receiver got it. */
export interface ReceivedWebhook {
  readonly id: string;
  readonly path: string;
  /** Seconds since the epoch. */
  readonly timestamp: number;
  readonly verdict: Verdict;
  readonly body: { readonly type: string; readonly timestamp: string; readonly data: Readonly<Record<string, unknown>> };
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly ReceivedWebhook[];
  /** What the next ones are answered, in their order; then 204. null: nothing at all, the connection is cut. */
  readonly answers: { readonly status: number | null; readonly headers?: Readonly<Record<string, string>> }[];
  close(): Promise<void>;
}

/** Somebody who takes webhooks over a real socket and checks them as our documentation says. `now`: his clock; by the sender's unless told. */
export const startReceiver = async (secret: string, now: (() => number) | null = null): Promise<Receiver> => {
  const received: ReceivedWebhook[] = [];
  const answers: Receiver['answers'] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const { headers, url = '' } = request;
    received.push({
      id: String(headers['webhook-id']),
      path: url,
      timestamp: Number(headers['webhook-timestamp']),
      verdict: verifyWebhook(secret, { headers, body, now: now === null ? Number(headers['webhook-timestamp']) * 1000 : now() }),
      body: JSON.parse(body.toString()),
    });
    const { status, headers: answered } = answers.shift() ?? { status: 204 };
    if (status === null) request.destroy();
    else response.writeHead(status, answered).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver does not listen');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    answers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
