import type { FastifyInstance } from 'fastify';
import { createSandboxApp } from '../../../sandbox/control/app.ts';
import type { Fault, RecordedCall, SandboxOptions, SandboxParts } from '../../../sandbox/options.ts';
import type { World } from '../../../sandbox/world/truth.ts';
import { createWorld } from '../../../sandbox/world/world.ts';

/** `{ok: true, filler}`: long enough to be cut in halves. */
export const FILLER = 'ä'.repeat(200);

const routes = (app: FastifyInstance): void => {
  app.get('/things/:id', () => ({ ok: true, filler: FILLER }));
  app.post('/things', ({ body }) => ({ got: body }));
};

export interface OpenApp extends AsyncDisposable {
  readonly origin: string;
  readonly world: World;
  get(path: string): Promise<Response>;
  send(method: string, path: string, body?: unknown): Promise<Response>;
  faults(faults: readonly Fault[]): Promise<void>;
  calls(): Promise<readonly RecordedCall[]>;
}

/** A sandbox server with two routes of its own, on a free port. */
export const openApp = async (options: Partial<SandboxOptions> = {}, parts: Partial<SandboxParts> = {}): Promise<OpenApp> => {
  const world = createWorld({ contracts: 100 });
  const entities = { contracts: world.contracts, customers: world.customers, tickets: world.tickets };
  const app = createSandboxApp(
    { world, latency: false, limits: false, busbarUrl: null, ...options },
    { name: 'erp', medianMs: 20, entities, routes, ...parts },
  );
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const send = (method: string, path: string, body?: unknown) =>
    body === undefined
      ? fetch(origin + path, { method })
      : fetch(origin + path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return {
    origin,
    world,
    get: (path) => fetch(origin + path),
    send,
    faults: async (faults) => {
      const answer = await send('PUT', '/__sandbox/faults', faults);
      if (answer.status !== 200) throw new Error(await answer.text());
    },
    calls: async () => JSON.parse(await (await fetch(`${origin}/__sandbox/calls`)).text()).calls,
    [Symbol.asyncDispose]: () => app.close(),
  };
};
