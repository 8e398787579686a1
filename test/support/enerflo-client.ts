import { createTransport } from '../../src/sources/create-transport.ts';
import { createEnerflo } from '../../src/sources/enerflo/client.ts';
import type { Enerflo } from '../../src/sources/enerflo/enerflo.ts';

export interface EnerfloClient extends AsyncDisposable {
  readonly enerflo: Enerflo;
}

/** The client over its real transport, without the limit of 240 calls a minute. */
export const createEnerfloClient = (origin: string, key: string, now: () => number = Date.now): EnerfloClient => {
  const transport = createTransport({ source: 'ENERFLO', origin, concurrency: 10, perMinute: null, timeoutMs: 5000 });
  return { enerflo: createEnerflo({ transport, key, now }), [Symbol.asyncDispose]: () => transport.close() };
};
