import { createTransport } from '../../src/sources/create-transport.ts';
import { createEnneo } from '../../src/sources/enneo/client.ts';
import type { Enneo } from '../../src/sources/enneo/enneo.ts';

export interface EnneoClient extends AsyncDisposable {
  readonly enneo: Enneo;
}

/** The client over its real transport. */
export const createEnneoClient = (origin: string, token: string, pathPrefix?: string): EnneoClient => {
  const transport = createTransport({ source: 'ENNEO', origin, concurrency: 10, perMinute: null, timeoutMs: 5000 });
  return {
    enneo: createEnneo({ transport, token, ...(pathPrefix !== undefined && { pathPrefix }) }),
    [Symbol.asyncDispose]: () => transport.close(),
  };
};
