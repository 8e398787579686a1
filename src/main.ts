import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { buildGraph } from '../schema/build.ts';
import { connectSources, type SourceSettings } from './connect-sources.ts';
import type { Authenticate } from './server/auth/require-scope.ts';
import { createServer } from './server/create-server.ts';
import { createApollo } from './server/graphql/create-apollo.ts';
import { landingRoutes } from './server/landing/landing-routes.ts';
import { playgroundRoutes } from './server/playground/playground-routes.ts';
import { readSamples } from './server/playground/samples.ts';
import { createSourceMonitor } from './telemetry/source-monitor.ts';

export interface BusbarSettings extends SourceSettings {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Milliseconds a request may take. */
  readonly deadlineMs: number;
  readonly authenticate: Authenticate;
  /** The key the playground starts with; only `busbar demo` has one. */
  readonly playgroundKey: string | null;
  /** Where the package lies: `playground/dist` and the sample queries are read from there. */
  readonly packageRoot: URL;
}

export interface Busbar {
  readonly url: string;
  /** Answers what is in flight, takes nothing new, closes everything. */
  readonly stop: () => Promise<void>;
}

/** After `ready` turned to 503 the door stays open so long: what the kernel or a load balancer already sent here is still answered. */
const LINGER_MS = 500;

/** The wiring diagram. */
export const startBusbar = async (settings: BusbarSettings, logger: FastifyBaseLogger, now: () => number = Date.now): Promise<Busbar> => {
  const { host, port, deadlineMs, authenticate, packageRoot } = settings;
  const { sources, close } = connectSources(settings, now);
  const monitor = createSourceMonitor(now);
  const samples = readSamples(new URL('src/server/playground/samples/', packageRoot));
  const apollo = createApollo(buildGraph(), (bug) => logger.error({ err: bug }, 'unexpected error'));
  await apollo.start();
  let stopping = false;
  const app = createServer({
    apollo,
    context: { sources, monitor, deadlineMs, now },
    authenticate,
    logger,
    isStopping: () => stopping,
    openPages: [
      landingRoutes({ samples, readSources: monitor.statuses }),
      playgroundRoutes({ defaultApiKey: settings.playgroundKey, distFolder: new URL('playground/dist/', packageRoot), samples }),
    ],
  });
  const url = await app.listen({ host, port }).catch(async (error: unknown) => {
    await close();
    throw new Error(`Busbar cannot listen on ${host}:${port}; stop what listens there, or set PORT (and HOST) to another.`, { cause: error });
  });
  const stop = async (): Promise<void> => {
    stopping = true;
    await wait(LINGER_MS);
    await app.close();
    await apollo.stop();
    await close();
  };
  return { url, stop };
};
