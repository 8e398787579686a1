import type { FastifyInstance } from 'fastify';
import { createSandboxApp } from '../control/app.ts';
import type { SandboxOptions } from '../options.ts';
import { createEmit } from './emit.ts';
import { capInFlight } from './in-flight-cap.ts';
import { lynqtechRoutes } from './lynqtech.ts';
import { plainRoutes } from './plain.ts';
import { powercloudRoutes } from './powercloud.ts';

/** Milliseconds (erp.md section 6). */
const MEDIAN_MS = 120;

/** One ERP in three dialects: Powercloud's under `/rest:…`, LynqTech's under `/api` and `/oauth2`, a plain one under `/rest/v1`. */
export const createErpServer = (options: SandboxOptions, now: () => number = Date.now): FastifyInstance => {
  const { world, limits } = options;
  const { emit, reset } = createEmit(options, now);
  const resets = [reset];
  return createSandboxApp(options, {
    name: 'erp',
    medianMs: MEDIAN_MS,
    entities: { contract: world.contracts, customer: world.customers },
    routes: (app) => {
      if (limits) capInFlight(app);
      resets.push(powercloudRoutes(app, options), lynqtechRoutes(app, options, now));
      plainRoutes(app, options);
    },
    emit,
    reset: () => {
      for (const forget of resets) forget();
    },
  });
};
