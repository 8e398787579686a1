import { SANDBOX_CREDENTIALS } from '../../sandbox/credentials.ts';
import { createEnneoServer } from '../../sandbox/enneo/server.ts';
import type { Fault, RecordedCall, SandboxOptions } from '../../sandbox/options.ts';
import type { World } from '../../sandbox/world/truth.ts';
import { createWorld } from '../../sandbox/world/world.ts';
import type { Enneo } from '../../src/sources/enneo/enneo.ts';
import { createEnneoClient } from './enneo-client.ts';

/** JSON as parsed: the tests say what it must be. */
type Parsed = ReturnType<typeof JSON.parse>;

export interface Answer {
  readonly status: number;
  readonly body: Parsed;
}

export interface EnneoSandbox extends AsyncDisposable {
  readonly origin: string;
  readonly world: World;
  readonly enneo: Enneo;
  /** Below `/api/mind`, with the token that may do everything. */
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Below `/__sandbox`. */
  control(method: string, path: string, body?: unknown): Promise<Answer>;
  calls(): Promise<readonly RecordedCall[]>;
  faults(faults: readonly Fault[]): Promise<void>;
}

const toInit = (method: string, body: unknown, headers: Readonly<Record<string, string>>): RequestInit => {
  if (body === undefined) return { method, headers };
  return { method, headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) };
};

const send = async (url: string, init: RequestInit): Promise<Answer> => {
  const response = await fetch(url, init);
  return { status: response.status, body: JSON.parse(await response.text()) };
};

/** The Enneo sandbox on a free port, and the client towards it. */
export const startEnneoSandbox = async (options: Partial<SandboxOptions> & { readonly contracts?: number } = {}): Promise<EnneoSandbox> => {
  const { contracts = 320, ...rest } = options;
  const world = createWorld({ contracts });
  const server = createEnneoServer({ world, latency: false, limits: false, busbarUrl: null, ...rest });
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  const client = createEnneoClient(origin, SANDBOX_CREDENTIALS.enneoToken);
  const authorization = `Bearer ${SANDBOX_CREDENTIALS.enneoToken}`;
  const control = (method: string, path: string, body?: unknown) => send(`${origin}/__sandbox/${path}`, toInit(method, body, {}));
  return {
    origin,
    world,
    enneo: client.enneo,
    ask: (method, path, body, headers = {}) => send(`${origin}/api/mind${path}`, toInit(method, body, { authorization, ...headers })),
    control,
    calls: async () => (await control('GET', 'calls')).body.calls,
    faults: async (faults) => void (await control('PUT', 'faults', faults)),
    [Symbol.asyncDispose]: async () => {
      await client[Symbol.asyncDispose]();
      await server.close();
    },
  };
};
