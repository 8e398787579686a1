import { SANDBOX_CREDENTIALS } from '../../sandbox/credentials.ts';
import { startSandbox } from '../../sandbox/start.ts';
import type { World } from '../../sandbox/world/truth.ts';
import { connectSources } from '../../src/connect-sources.ts';
import type { Sources } from '../../src/reader/sources.ts';

export interface WorldSources {
  readonly world: World;
  readonly sources: Sources;
  close(): Promise<void>;
}

/** The sandbox's three servers and the clients that speak to them. */
export const openWorldSources = async (contracts: number): Promise<WorldSources> => {
  const sandbox = await startSandbox({ contracts, portBase: null, latency: false, limits: false, busbarUrl: null });
  const { enneoToken, enerfloKey, powercloudHash, powercloudUser, powercloudPassword } = SANDBOX_CREDENTIALS;
  const { sources, close } = connectSources(
    {
      enneo: { url: sandbox.enneoUrl, token: enneoToken },
      erp: { kind: 'powercloud', name: 'erp', url: sandbox.erpUrl, hash: powercloudHash, user: powercloudUser, password: powercloudPassword },
      enerflo: { url: sandbox.enerfloUrl, key: enerfloKey, callsPerMinute: 1_000_000 },
    },
    Date.now,
  );
  return {
    world: sandbox.world,
    sources,
    close: async () => {
      await close();
      await sandbox.stop();
    },
  };
};
