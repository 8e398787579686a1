import { SANDBOX_CREDENTIALS } from '../../sandbox/credentials.ts';
import type { Fault, RecordedCall } from '../../sandbox/options.ts';
import { startSandbox } from '../../sandbox/start.ts';
import type { World } from '../../sandbox/world/truth.ts';
import { connectSources } from '../../src/connect-sources.ts';
import { type SyncOptions, type SyncProgress, syncAll } from '../../src/jobs/sync/sync-all.ts';
import type { Sources } from '../../src/reader/sources.ts';
import { createStore, type Store } from '../../src/store/create-store.ts';
import type { StorePlace } from '../support/on-both-engines.ts';

export type SourceName = 'enneo' | 'erp' | 'enerflo';
type Urls = Readonly<Record<SourceName, string>>;

/** The sandbox, clients of it, and an empty store. */
export interface Stage extends AsyncDisposable {
  readonly urls: Urls;
  readonly world: World;
  readonly sources: Sources;
  readonly store: Store;
  /** Never waits between tries unless told how. */
  sync(options?: Partial<SyncOptions>): Promise<readonly SyncProgress[]>;
  calls(source: SourceName): Promise<readonly RecordedCall[]>;
  faults(source: SourceName, faults: readonly Fault[]): Promise<void>;
  remove(source: SourceName, entity: string, id: string): Promise<void>;
  put(source: SourceName, entity: string, id: string, record: unknown): Promise<void>;
  reset(): Promise<void>;
}

export const connectTo = (urls: Urls, enerfloCallsPerMinute = 100_000) => {
  const { enneoToken, enerfloKey, powercloudHash, powercloudUser, powercloudPassword } = SANDBOX_CREDENTIALS;
  return connectSources(
    {
      enneo: { url: urls.enneo, token: enneoToken },
      erp: { kind: 'powercloud', name: 'erp', url: urls.erp, hash: powercloudHash, user: powercloudUser, password: powercloudPassword },
      breakers: false,
      enerflo: { url: urls.enerflo, key: enerfloKey, callsPerMinute: enerfloCallsPerMinute },
    },
    Date.now,
  );
};

export interface StageOptions {
  readonly contracts?: number;
  readonly limits?: boolean;
  readonly enerfloCallsPerMinute?: number;
  /** Who stands between the clients and the sandbox. */
  readonly between?: (sandbox: Urls) => Promise<Urls>;
}

export const openStage = async (place: StorePlace, { contracts = 320, limits = false, enerfloCallsPerMinute, between }: StageOptions = {}): Promise<Stage> => {
  const sandbox = await startSandbox({ contracts, portBase: null, latency: false, limits, busbarUrl: null });
  const urls = { enneo: sandbox.enneoUrl, erp: sandbox.erpUrl, enerflo: sandbox.enerfloUrl };
  const { sources, close } = connectTo((await between?.(urls)) ?? urls, enerfloCallsPerMinute);
  const store = await createStore(place);
  const control = (source: SourceName, method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${urls[source]}/__sandbox/${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  return {
    urls,
    world: sandbox.world,
    sources,
    store,
    sync: (options = {}) =>
      syncAll({
        ...{ sources, store, now: Date.now, signal: new AbortController().signal, full: false, only: null },
        ...{ report: () => undefined, wait: async () => undefined },
        ...options,
      }),
    calls: async (source) => JSON.parse(await (await control(source, 'GET', 'calls')).text()).calls,
    faults: async (source, faults) => void (await control(source, 'PUT', 'faults', faults)),
    remove: async (source, entity, id) => void (await control(source, 'DELETE', `entities/${entity}/${id}`)),
    put: async (source, entity, id, record) => void (await control(source, 'PUT', `entities/${entity}/${id}`, record)),
    reset: async () => void (await Promise.all((['enneo', 'erp', 'enerflo'] as const).map((source) => control(source, 'POST', 'reset')))),
    [Symbol.asyncDispose]: async () => {
      await close();
      await store.close();
      await sandbox.stop();
      await place.drop();
    },
  };
};

/** All ids of one of the world's collections. */
export const idsOf = <T extends { readonly id: string | number }>(collection: { readonly size: number; at(index: number): T | undefined }): readonly string[] =>
  Array.from({ length: collection.size }, (_, index) => collection.at(index)).flatMap((record) => (record === undefined ? [] : [String(record.id)]));
