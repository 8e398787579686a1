import { z } from 'zod';
import { createErpServer } from '../../../sandbox/erp/server.ts';
import type { World } from '../../../sandbox/world/truth.ts';
import { createWorld } from '../../../sandbox/world/world.ts';

export interface ErpSandbox extends AsyncDisposable {
  readonly url: string;
  readonly world: World;
  readonly reset: () => Promise<void>;
  /** `GET /path` of every call since the last reset. */
  readonly calls: () => Promise<readonly string[]>;
}

export interface ErpSandboxOptions {
  readonly contracts?: number;
  readonly latency?: boolean;
  readonly limits?: boolean;
  readonly busbarUrl?: string | null;
  readonly now?: () => number;
}

const wireCalls = z.object({ calls: z.array(z.object({ method: z.string(), path: z.string() })) });

export const startErp = async ({ contracts = 400, latency = false, limits = false, busbarUrl = null, now }: ErpSandboxOptions = {}): Promise<ErpSandbox> => {
  const world = createWorld({ contracts });
  const app = createErpServer({ world, latency, limits, busbarUrl }, now);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    world,
    reset: async () => void (await fetch(`${url}/__sandbox/reset`, { method: 'POST' })),
    calls: async () => wireCalls.parse(await (await fetch(`${url}/__sandbox/calls`)).json()).calls.map(({ method, path }) => `${method} ${path}`),
    [Symbol.asyncDispose]: () => app.close(),
  };
};
