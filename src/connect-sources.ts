import type { Sources } from './reader/sources.ts';
import { createTransport } from './sources/create-transport.ts';
import { createEnerflo } from './sources/enerflo/client.ts';
import { toEnneoLocation } from './sources/enneo/base-url.ts';
import { createEnneo } from './sources/enneo/client.ts';
import { type ErpConfig, toTokenTransportOptions, toTransportOptions } from './sources/erp/config.ts';
import { createErp } from './sources/erp/create-erp.ts';

export interface SourceSettings {
  readonly enneo: { readonly url: string; readonly token: string };
  readonly erp: ErpConfig;
  readonly enerflo: { readonly url: string; readonly key: string; readonly callsPerMinute: number };
}

/** Calls under way at once: Enneo's limit is not published, 4 is our choice for its single reads (enneo.md 1.3). */
const ENNEO = { concurrency: 8, perMinute: null, timeoutMs: 8000 } as const;
/** 15 s a call (enerflo.md W4). */
const ENERFLO = { concurrency: 8, timeoutMs: 15_000 } as const;

/** The three clients with their connections. */
export const connectSources = ({ enneo, erp, enerflo }: SourceSettings, now: () => number): { sources: Sources; close: () => Promise<void> } => {
  const { origin, pathPrefix } = toEnneoLocation(enneo.url);
  const enneoTransport = createTransport({ source: 'ENNEO', origin, ...ENNEO, now });
  const erpTransport = createTransport({ ...toTransportOptions(erp), now });
  const tokenOptions = toTokenTransportOptions(erp);
  const tokenTransport = tokenOptions === null ? undefined : createTransport({ ...tokenOptions, now });
  const enerfloTransport = createTransport({ source: 'ENERFLO', origin: enerflo.url, perMinute: enerflo.callsPerMinute, ...ENERFLO, now });
  const sources = {
    enneo: createEnneo({ transport: enneoTransport, token: enneo.token, pathPrefix }),
    erp: createErp(erp, { transport: erpTransport, tokenTransport, now }),
    enerflo: createEnerflo({ transport: enerfloTransport, key: enerflo.key, now }),
  };
  const transports = [enneoTransport, erpTransport, enerfloTransport, ...(tokenTransport === undefined ? [] : [tokenTransport])];
  return { sources, close: async () => void (await Promise.all(transports.map((transport) => transport.close()))) };
};
