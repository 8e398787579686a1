import type { Source } from './domain/source.ts';
import type { Sources } from './reader/sources.ts';
import { createTransport } from './sources/create-transport.ts';
import { createEnerflo } from './sources/enerflo/client.ts';
import { toEnneoLocation } from './sources/enneo/base-url.ts';
import { createEnneo } from './sources/enneo/client.ts';
import { type ErpConfig, toTokenTransportOptions, toTransportOptions } from './sources/erp/config.ts';
import { createErp } from './sources/erp/create-erp.ts';
import { type ResilientTransport, withResilience } from './sources/resilience/with-resilience.ts';
import type { TransportOptions } from './sources/transport.ts';

export interface SourceSettings {
  readonly enneo: { readonly url: string; readonly token: string };
  readonly erp: ErpConfig;
  readonly enerflo: { readonly url: string; readonly key: string; readonly callsPerMinute: number };
  /** false: an operation that fails goes on being called; true unless told. */
  readonly breakers?: boolean;
}

/** Calls under way at once: Enneo's limit is not published, 4 is our choice for its single reads (enneo.md 1.3). */
const ENNEO = { concurrency: 8, perMinute: null, timeoutMs: 8000 } as const;
/** 15 s a call (enerflo.md W4). */
const ENERFLO = { concurrency: 8, timeoutMs: 15_000 } as const;

export interface ConnectedSources {
  readonly sources: Sources;
  /** Operations that are not called at present, because they fail. */
  readonly openOperations: (source: Source) => readonly string[];
  readonly close: () => Promise<void>;
}

/** The three clients with their connections. */
export const connectSources = ({ enneo, erp, enerflo, breakers = true }: SourceSettings, now: () => number): ConnectedSources => {
  const transports: { readonly source: Source; readonly transport: ResilientTransport }[] = [];
  const connect = (options: TransportOptions): ResilientTransport => {
    const { source, concurrency } = options;
    const transport = withResilience(createTransport({ ...options, now }), { source, concurrency, now, hasBreakers: breakers });
    transports.push({ source, transport });
    return transport;
  };
  const { origin, pathPrefix } = toEnneoLocation(enneo.url);
  const enneoTransport = connect({ source: 'ENNEO', origin, ...ENNEO });
  const erpTransport = connect(toTransportOptions(erp));
  const tokenOptions = toTokenTransportOptions(erp);
  const tokenTransport = tokenOptions === null ? undefined : connect(tokenOptions);
  const enerfloTransport = connect({ source: 'ENERFLO', origin: enerflo.url, perMinute: enerflo.callsPerMinute, ...ENERFLO });
  const sources = {
    enneo: createEnneo({ transport: enneoTransport, token: enneo.token, pathPrefix }),
    erp: createErp(erp, { transport: erpTransport, tokenTransport, now }),
    enerflo: createEnerflo({ transport: enerfloTransport, key: enerflo.key, now }),
  };
  return {
    sources,
    openOperations: (wanted) => transports.filter(({ source }) => source === wanted).flatMap(({ transport }) => transport.openOperations()),
    close: async () => void (await Promise.all(transports.map(({ transport }) => transport.close()))),
  };
};
