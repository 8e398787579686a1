import type { Principal } from '../../src/domain/principal.ts';
import { type SourceName, type SourceUrls, type Stack, type StackOptions, startStack } from '../support/stack.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

export const SOURCE_NAMES: readonly SourceName[] = ['enneo', 'erp', 'enerflo'];

export type Proxies = Readonly<Record<SourceName, FaultProxy>>;

/** Busbar over the sandbox, with a proxy before each source. */
export interface FaultStage extends AsyncDisposable {
  readonly stack: Stack;
  readonly proxies: Proxies;
  /** Milliseconds a request may take. */
  readonly deadlineMs: number;
  readonly secret: string;
}

const SECRET = 'the-secret-of-the-faults';
const SCOPES = ['graph:read', 'graph:write', 'operate', 'enneo:facade'] as const;
const PRINCIPAL: Principal = { id: 'test', name: 'test', kind: 'apiKey', scopes: new Set(SCOPES), expiresAt: null };

export const startProxies = async (sandbox: SourceUrls): Promise<Proxies> => {
  const [enneo, erp, enerflo] = await Promise.all([startFaultProxy(sandbox.enneo), startFaultProxy(sandbox.erp), startFaultProxy(sandbox.enerflo)]);
  return { enneo, erp, enerflo };
};

export const urlsOf = ({ enneo, erp, enerflo }: Proxies): SourceUrls => ({ enneo: enneo.origin, erp: erp.origin, enerflo: enerflo.origin });

export const closeProxies = async (proxies: Proxies): Promise<void> => {
  await Promise.all(SOURCE_NAMES.map((source) => proxies[source][Symbol.asyncDispose]()));
};

/** Breakers are off unless told: each call meets its fault. */
export const openFaultStage = async (options: StackOptions = {}): Promise<FaultStage> => {
  const deadlineMs = options.deadlineMs ?? 1000;
  const started = Promise.withResolvers<Proxies>();
  const between = async (sandbox: SourceUrls): Promise<SourceUrls> => {
    const proxies = await startProxies(sandbox);
    started.resolve(proxies);
    return urlsOf(proxies);
  };
  const stack = await startStack({ breakers: false, webhookSecret: SECRET, authenticate: async () => PRINCIPAL, ...options, deadlineMs, between });
  const proxies = await started.promise;
  return {
    ...{ stack, proxies, deadlineMs, secret: SECRET },
    [Symbol.asyncDispose]: async () => {
      for (const source of SOURCE_NAMES) await proxies[source].strike(null);
      await stack.stop();
      await closeProxies(proxies);
    },
  };
};
