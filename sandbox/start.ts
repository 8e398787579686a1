import type { FastifyInstance } from 'fastify';
import { createEnerfloServer } from './enerflo/server.ts';
import { createEnneoServer } from './enneo/server.ts';
import { createErpServer } from './erp/server.ts';
import type { SandboxOptions, SandboxParts } from './options.ts';
import type { World } from './world/truth.ts';
import { createWorld } from './world/world.ts';

export interface StartOptions {
  readonly contracts: number;
  /** Enneo listens here, the ERP one above, Enerflo two above; null: free ports. */
  readonly portBase: number | null;
  readonly host?: string;
  readonly latency: boolean;
  readonly limits: boolean;
  readonly busbarUrl: string | null;
  /** One that opens Busbar's webhooks. */
  readonly webhookSecret?: string | undefined;
}

export interface Sandbox {
  readonly enneoUrl: string;
  readonly erpUrl: string;
  readonly enerfloUrl: string;
  readonly world: World;
  /** One goes away: nothing listens at its address any more. */
  stopOne(source: SandboxParts['name']): Promise<void>;
  stop(): Promise<void>;
}

const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const listen = async (name: string, server: FastifyInstance, host: string, port: number): Promise<string> => {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new Error(`The sandbox's ${name} cannot listen on ${host}:${port}: the port is taken. Stop what runs there or set SANDBOX_PORT_BASE.`, {
      cause: error,
    });
  }
};

/** The three servers over one world. Where one cannot start, none is left running. */
export const startSandbox = async (options: StartOptions): Promise<Sandbox> => {
  const { portBase, host = '127.0.0.1', latency, limits, busbarUrl, webhookSecret } = options;
  const world = createWorld({ contracts: options.contracts });
  const shared: SandboxOptions = { world, latency, limits, busbarUrl, webhookSecret };
  const enneo = createEnneoServer(shared);
  const erp = createErpServer(shared);
  const enerflo = createEnerfloServer(shared);
  const stopOne = async (source: SandboxParts['name']) => void (await { enneo, erp, enerflo }[source].close());
  const stop = async () => {
    await Promise.all([enneo.close(), erp.close(), enerflo.close()]);
  };
  const portOf = (nth: number) => (portBase === null ? 0 : portBase + nth);
  try {
    const enneoUrl = await listen('Enneo', enneo, host, portOf(0));
    const erpUrl = await listen('ERP', erp, host, portOf(1));
    const enerfloUrl = await listen('Enerflo', enerflo, host, portOf(2));
    return { enneoUrl, erpUrl, enerfloUrl, world, stopOne, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
