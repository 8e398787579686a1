import { pino } from 'pino';
import { SANDBOX_CREDENTIALS } from '../../sandbox/credentials.ts';
import type { Fault, RecordedCall } from '../../sandbox/options.ts';
import { startSandbox } from '../../sandbox/start.ts';
import type { World } from '../../sandbox/world/truth.ts';
import type { FacadeConfig } from '../../src/config.ts';
import { connectSources, type SourceSettings } from '../../src/connect-sources.ts';
import type { Principal } from '../../src/domain/principal.ts';
import { NO_RULES, type Rules } from '../../src/domain/rules/rule.ts';
import { startBusbar } from '../../src/main.ts';
import type { Sources } from '../../src/reader/sources.ts';
import type { Authenticate } from '../../src/server/auth/require-scope.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import type { TracingSettings } from '../../src/telemetry/traces/start-tracing.ts';
import { freePorts } from './busbar-command.ts';
import { hearOf } from './hear-of.ts';
import { quickestPlace, type StorePlace } from './on-both-engines.ts';

export type SourceName = 'enneo' | 'erp' | 'enerflo';

export type SourceUrls = Readonly<Record<SourceName, string>>;

export interface GraphAnswer<T = Record<string, unknown>> {
  readonly data?: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: {
    readonly sources: readonly Readonly<Record<string, unknown>>[];
    readonly cost: { readonly estimated: number; readonly limit: number };
    readonly calls?: readonly Readonly<Record<string, unknown>>[];
  };
}

/** The sandbox's three servers and Busbar over real sockets. */
export interface Stack {
  readonly url: string;
  readonly world: World;
  /** Answers the JSON as a client gets it. */
  ask<T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<GraphAnswer<T>>;
  /** Calls a source received since the last reset, in order of arrival. */
  calls(source: SourceName): Promise<readonly RecordedCall[]>;
  faults(source: SourceName, faults: readonly Fault[]): Promise<void>;
  /** For good: connections to it are refused from now on. */
  stopSource(source: SourceName): Promise<void>;
  /** Changes a record behind Busbar's back. */
  put(source: SourceName, entity: string, id: string, change: unknown): Promise<void>;
  /** Has a source send webhooks; answers how many, and what each was answered. */
  emit(source: SourceName, request: unknown): Promise<{ readonly sent: number; readonly statuses: Readonly<Record<string, number>> }>;
  /** Does in Enerflo's pages what people do there (sandbox/enerflo/routes/actions.ts); answers what it did once its events were delivered. */
  act(action: string, input: object): Promise<Readonly<Record<string, unknown>>>;
  /** Which of Enerflo's events it sends: 1.0, 2.0, both or none. */
  subscribe(...versions: readonly ('v1' | 'v2')[]): Promise<void>;
  /** Forgets calls, faults and writes of all three. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

const PRINCIPAL: Principal = { id: 'test', name: 'test', kind: 'apiKey', scopes: new Set(['graph:read', 'graph:write', 'enneo:facade']), expiresAt: null };

export interface StackOptions {
  readonly contracts?: number;
  readonly deadlineMs?: number;
  readonly queryCostLimit?: number;
  readonly tracing?: TracingSettings;
  readonly inFlightLimit?: number;
  readonly dialect?: 'powercloud' | 'lynqtech';
  /** Whoever asks is `test` unless told. */
  readonly authenticate?: Authenticate;
  /** Milliseconds Busbar's clock is ahead. */
  readonly clock?: { readonly aheadMs: number };
  /** Fills the mirror before the stack is there. */
  readonly sync?: boolean;
  /** Off where a test makes operations fail one after another: each must be called. */
  readonly breakers?: boolean;
  /** The quickest place unless told. */
  readonly openPlace?: () => Promise<StorePlace>;
  /** Fills the store before Busbar starts on it. */
  readonly prepare?: (sources: Sources, store: Store, world: World) => Promise<void>;
  readonly facade?: Partial<FacadeConfig>;
  readonly rules?: Rules;
  /** Who stands between Busbar and the sandbox, or plays one of its sources: the addresses Busbar calls. */
  readonly between?: (sandbox: SourceUrls) => Promise<Partial<SourceUrls>>;
  /** Opens the webhooks, and the sandbox can emit. */
  readonly webhookSecret?: string;
}

const FACADE: FacadeConfig = { sendLegitimation: false, strict: false, maxAgeMs: 300_000, erpUrlTemplate: null, ownMailDomains: [] };

const prepareStore = async (settings: SourceSettings, place: StorePlace, world: World, prepare: NonNullable<StackOptions['prepare']>): Promise<void> => {
  const { sources, close } = connectSources(settings, Date.now);
  const store = await createStore(place);
  await prepare(sources, store, world).finally(async () => {
    await close();
    await store.close();
  });
};

export const startStack = async (options: StackOptions = {}): Promise<Stack> => {
  const { contracts = 320, deadlineMs = 8000, dialect = 'powercloud', authenticate = async () => PRINCIPAL, clock = { aheadMs: 0 }, sync = false } = options;
  const {
    breakers = true,
    openPlace = quickestPlace,
    prepare,
    facade,
    queryCostLimit = 2000,
    tracing = null,
    inFlightLimit = 2000,
    rules = NO_RULES,
    webhookSecret,
    between,
  } = options;
  const place = await openPlace();
  const port = webhookSecret === undefined ? 0 : await freePorts(1);
  const busbarUrl = webhookSecret === undefined ? null : `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({ contracts, portBase: null, latency: false, limits: false, busbarUrl, webhookSecret });
  const urls = { enneo: sandbox.enneoUrl, erp: sandbox.erpUrl, enerflo: sandbox.enerfloUrl };
  const { enneoToken, enerfloKey, powercloudHash, powercloudUser, powercloudPassword, lynqtechKey } = SANDBOX_CREDENTIALS;
  const called = { ...urls, ...(await between?.(urls)) };
  const erp =
    dialect === 'powercloud'
      ? { kind: dialect, name: 'erp', url: called.erp, hash: powercloudHash, user: powercloudUser, password: powercloudPassword }
      : { kind: dialect, name: 'erp', url: called.erp, apiKey: lynqtechKey };
  const filled = hearOf('sync of erp contract: done');
  const settings = {
    enneo: { url: called.enneo, token: enneoToken },
    erp,
    enerflo: { url: called.enerflo, key: enerfloKey, callsPerMinute: 100_000 },
    breakers,
  } satisfies SourceSettings;
  if (prepare !== undefined) await prepareStore(settings, place, sandbox.world, prepare);
  const busbar = await startBusbar(
    {
      host: '127.0.0.1',
      port,
      deadlineMs,
      queryCostLimit,
      tracing,
      inFlightLimit,
      ...settings,
      authenticate,
      databaseUrl: place.databaseUrl,
      dataDir: place.dataDir,
      facade: { ...FACADE, ...facade },
      writes: { settleMs: 1000, timeZone: 'Europe/Berlin' },
      rules,
      webhookSecrets: webhookSecret === undefined ? [] : [webhookSecret],
      syncAtStart: sync,
      timetable: null,
      playgroundKey: null,
      packageRoot: new URL('../../', import.meta.url),
    },
    sync ? pino({ level: 'info' }, filled) : pino({ level: 'silent' }),
    () => Date.now() + clock.aheadMs,
  );
  if (sync) await filled.heard;
  const control = (source: SourceName, path: string, method: string, body?: unknown): Promise<Response> =>
    fetch(`${urls[source]}/__sandbox/${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  return {
    url: busbar.url,
    world: sandbox.world,
    ask: async (query, variables, headers) => {
      const response = await fetch(`${busbar.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return JSON.parse(await response.text());
    },
    calls: async (source) => JSON.parse(await (await control(source, 'calls', 'GET')).text()).calls,
    faults: async (source, faults) => void (await control(source, 'faults', 'PUT', faults)),
    stopSource: (source) => sandbox.stopOne(source),
    emit: async (source, request) => JSON.parse(await (await control(source, 'emit', 'POST', request)).text()),
    act: async (action, input) => {
      const answer = await control('enerflo', `actions/${action}`, 'POST', input);
      if (!answer.ok) throw new Error(await answer.text());
      return JSON.parse(await answer.text());
    },
    subscribe: async (...versions) => void (await control('enerflo', 'webhooks', 'PUT', { secret: webhookSecret, versions })),
    put: async (source, entity, id, change) => void (await control(source, `entities/${entity}/${id}`, 'PUT', change)),
    reset: async () => void (await Promise.all((['enneo', 'erp', 'enerflo'] as const).map((source) => control(source, 'reset', 'POST')))),
    stop: async () => {
      await busbar.stop();
      await sandbox.stop();
      await place.drop();
    },
  };
};
