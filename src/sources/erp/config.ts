import type { TransportOptions } from '../transport.ts';
import type { ChosenPaths } from './event-paths.ts';
import type { PowercloudFunction } from './powercloud/functions.ts';
import type { RestMapping } from './rest/mapping-schema.ts';

export interface PowercloudConfig {
  readonly kind: 'powercloud';
  /** What refs call this ERP. */
  readonly name: string;
  readonly url: string;
  /** The application's hash in every path; a secret. */
  readonly hash: string;
  readonly user: string;
  readonly password: string;
  /** Names of web services where this installation has others. */
  readonly functions?: Readonly<Partial<Record<PowercloudFunction, string>>> | undefined;
  /** Where its webhooks hold what we need, where that is not as assumed. */
  readonly events?: ChosenPaths | undefined;
}

interface LynqtechBase {
  readonly kind: 'lynqtech';
  readonly name: string;
  readonly url: string;
  /** Our names of the systems that records were moved from, `{ powercloud: 'pc' }`. */
  readonly legacySystems?: Readonly<Record<string, string>> | undefined;
  /** Where its webhooks hold what we need, where that is not as assumed. */
  readonly events?: ChosenPaths | undefined;
}

export type LynqtechConfig =
  | (LynqtechBase & { readonly apiKey: string })
  | (LynqtechBase & { readonly clientId: string; readonly clientSecret: string; readonly tokenUrl?: string | undefined; readonly scope?: string | undefined });

export interface RestConfig {
  readonly kind: 'rest';
  readonly name: string;
  readonly mapping: RestMapping;
  /** Values of the variables the mapping names. */
  readonly secrets: Readonly<Record<string, string>>;
}

export type ErpConfig = PowercloudConfig | LynqtechConfig | RestConfig;

/** Powercloud's and LynqTech's limits are not public: 4 and 10 calls at once are assumed (erp.md section 13). */
const CONCURRENCY = { powercloud: 4, lynqtech: 10 } as const;
const TIMEOUT_MS = 8000;

/** What the ERP's transport is made from. */
export const toTransportOptions = (config: ErpConfig): TransportOptions => {
  if (config.kind !== 'rest') return { source: 'ERP', origin: config.url, concurrency: CONCURRENCY[config.kind], perMinute: null, timeoutMs: TIMEOUT_MS };
  const { baseUrl, limits } = config.mapping;
  return { source: 'ERP', origin: baseUrl, concurrency: limits.concurrency, perMinute: limits.perMinute, timeoutMs: limits.timeoutMs };
};

/** What the token calls' transport is made from, where another host issues tokens; null: the ERP's own does. */
export const toTokenTransportOptions = (config: ErpConfig): TransportOptions | null => {
  const tokenUrl = toTokenUrl(config);
  if (tokenUrl === undefined || tokenUrl.startsWith('/')) return null;
  return { source: 'ERP', origin: new URL(tokenUrl).origin, concurrency: 1, perMinute: null, timeoutMs: TIMEOUT_MS };
};

const toTokenUrl = (config: ErpConfig): string | undefined => {
  if (config.kind === 'lynqtech') return 'tokenUrl' in config ? config.tokenUrl : undefined;
  if (config.kind === 'rest') return config.mapping.auth.find((auth) => auth.use === 'oauthClientCredentials')?.tokenUrl;
  return undefined;
};
