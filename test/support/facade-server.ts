import Fastify, { LogController } from 'fastify';
import { SANDBOX_CREDENTIALS } from '../../sandbox/credentials.ts';
import { startSandbox } from '../../sandbox/start.ts';
import type { World } from '../../sandbox/world/truth.ts';
import { connectSources } from '../../src/connect-sources.ts';
import type { Scope } from '../../src/domain/principal.ts';
import { type FacadeOptions, facadeRoutes } from '../../src/facade/facade-routes.ts';
import { openApiRoutes } from '../../src/facade/openapi.ts';
import { facadeBadPaths, refuseFacade } from '../../src/facade/refuse-facade.ts';
import { createAnswerClientError } from '../../src/server/answer-client-error.ts';
import { hashKey } from '../../src/server/auth/api-keys.ts';
import { createAuthenticator } from '../../src/server/auth/create-authenticator.ts';
import { principalOf, requireScope } from '../../src/server/auth/require-scope.ts';
import { createRefuseBadPath } from '../../src/server/bad-path.ts';
import type { FacadeReads } from '../../src/usecases/facade-reads.ts';
import { createMemoryReads } from './memory-reads.ts';

export const FACADE_KEY = 'facade-key';
export const GRAPH_KEY = 'graph-key';

const entry = (id: string, key: string, scopes: Scope[]) => ({ id, name: id, hash: `sha256:${hashKey(key).toString('hex')}`, scopes });

const authenticate = createAuthenticator({
  apiKeys: [entry('enneo', FACADE_KEY, ['enneo:facade']), entry('dashboards', GRAPH_KEY, ['graph:read'])],
  jwt: null,
  now: Date.now,
});

export interface FacadeServer extends AsyncDisposable {
  readonly url: string;
}

/** The facade alone, over a real socket; `log` gets its warnings. */
export const serveFacade = async (
  reads: FacadeReads,
  options: Partial<Omit<FacadeOptions, 'reads' | 'guard'>> = {},
  log: string[] = [],
): Promise<FacadeServer> => {
  const stream = { write: (line: string) => void log.push(line) };
  const app = Fastify({
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: createRefuseBadPath([facadeBadPaths]),
    clientErrorHandler: createAnswerClientError([facadeBadPaths]),
    logController: new LogController({ disableRequestLogging: true }),
    logger: { level: 'warn', stream },
  });
  app.decorateRequest('principal', null);
  app.register(openApiRoutes);
  app.register(
    facadeRoutes({
      reads,
      guard: requireScope(authenticate, 'enneo:facade', refuseFacade),
      deadlineMs: 8000,
      now: Date.now,
      credentialOf: (request) => principalOf(request).id,
      traceOf: () => undefined,
      strict: false,
      sendLegitimation: false,
      erpLink: { template: 'https://erp.example.com/vertrag/{contractId}', icon: 'link' },
      ...options,
    }),
  );
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url, [Symbol.asyncDispose]: () => app.close() };
};

export interface FacadeWorld extends AsyncDisposable {
  readonly world: World;
  readonly reads: FacadeReads;
}

/** The sandbox, and what the facade asks for in memory. */
export const openFacadeWorld = async (contracts = 320): Promise<FacadeWorld> => {
  const sandbox = await startSandbox({ contracts, portBase: null, latency: false, limits: false, busbarUrl: null });
  const { enneoToken, enerfloKey, powercloudHash, powercloudUser, powercloudPassword } = SANDBOX_CREDENTIALS;
  const { sources, close } = connectSources(
    {
      enneo: { url: sandbox.enneoUrl, token: enneoToken },
      erp: { kind: 'powercloud', name: 'erp', url: sandbox.erpUrl, hash: powercloudHash, user: powercloudUser, password: powercloudPassword },
      enerflo: { url: sandbox.enerfloUrl, key: enerfloKey, callsPerMinute: 100_000 },
    },
    Date.now,
  );
  return {
    world: sandbox.world,
    reads: await createMemoryReads(sandbox.world, sources),
    [Symbol.asyncDispose]: async () => {
      await close();
      await sandbox.stop();
    },
  };
};

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A request as Enneo's executors make it. */
export const askFacade = async (url: string, path: string, init: RequestInit & { readonly json?: unknown } = {}): Promise<Answer> => {
  const { json, ...rest } = init;
  const response = await fetch(url + path, {
    ...(json !== undefined && { method: 'POST', body: JSON.stringify(json) }),
    ...rest,
    headers: { authorization: `Bearer ${FACADE_KEY}`, ...(json !== undefined && { 'content-type': 'application/json' }), ...rest.headers },
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
};
