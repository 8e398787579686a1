import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { buildGraph } from '../schema/build.ts';
import type { FacadeConfig } from './config.ts';
import { connectSources, type SourceSettings } from './connect-sources.ts';
import type { Rules } from './domain/rules/rule.ts';
import { facadeRoutes } from './facade/facade-routes.ts';
import { openApiRoutes } from './facade/openapi.ts';
import { facadeBadPaths, facadeOverload, refuseFacade } from './facade/refuse-facade.ts';
import { refreshInBackground } from './jobs/refresh/refresh-in-background.ts';
import { rulesInBackground } from './jobs/rules/rules-in-background.ts';
import { syncInBackground } from './jobs/sync/sync-in-background.ts';
import { createJobs, type JobParts, type TimetableSettings } from './jobs/timetable/create-jobs.ts';
import { startTimetable } from './jobs/timetable/timetable.ts';
import { settleInBackground } from './jobs/writes/settle-in-background.ts';
import { createChanges } from './live/create-changes.ts';
import { createReader } from './reader/create-reader.ts';
import { createAdmission } from './server/admission/create-admission.ts';
import { type Authenticate, principalOf, requireScope } from './server/auth/require-scope.ts';
import { createCloseWhenIdle } from './server/close-when-idle.ts';
import { createServer } from './server/create-server.ts';
import { createApollo } from './server/graphql/create-apollo.ts';
import { createJudge } from './server/graphql/limits/judge-document.ts';
import { createLive } from './server/graphql/live/create-live.ts';
import { LIVE_LIMITS } from './server/graphql/live/live-limits.ts';
import { createPublishErrors } from './server/graphql/publish-errors.ts';
import { landingRoutes } from './server/landing/landing-routes.ts';
import { metricsRoutes } from './server/metrics-routes.ts';
import { playgroundRoutes } from './server/playground/playground-routes.ts';
import { readSamples } from './server/playground/samples.ts';
import { createSourceMonitor } from './server/source-monitor.ts';
import { createWebhookSender } from './sources/webhook-out/post-webhook.ts';
import { createStore } from './store/create-store.ts';
import { createMetrics } from './telemetry/create-metrics.ts';
import { logSources } from './telemetry/log-sources.ts';
import { startTracing, type TracingSettings } from './telemetry/traces/start-tracing.ts';
import { watchSources } from './telemetry/watch-sources.ts';
import { createFacadeReads } from './usecases/facade-from-mirror.ts';
import { Turns } from './usecases/writes/turns.ts';
import type { WriteSettings } from './usecases/writes/write-parts.ts';
import { createDoors, createReadEvent } from './webhooks/doors.ts';
import { webhookOverload, webhookRoutes } from './webhooks/webhook-routes.ts';

export interface BusbarSettings extends SourceSettings {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Milliseconds a request may take. */
  readonly deadlineMs: number;
  /** Calls to sources a query may be taken to cost. */
  readonly queryCostLimit: number;
  /** Requests under way at once, webhooks apart. */
  readonly inFlightLimit: number;
  readonly authenticate: Authenticate;
  /** null: the embedded store in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly facade: FacadeConfig;
  readonly writes: WriteSettings;
  readonly rules: Rules;
  /** Any of them opens the webhooks; none: they are refused. */
  readonly webhookSecrets: readonly string[];
  /** Fills the mirror beside everything else as soon as the door is open; the demo does. */
  readonly syncAtStart: boolean;
  /** null: nothing happens by itself. */
  readonly timetable: TimetableSettings | null;
  /** null, or absent: nothing is traced. */
  readonly tracing?: TracingSettings | null;
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

/** Connections the kernel keeps until we take them; it allows as many as `net.core.somaxconn`. */
const BACKLOG = 4096;

/** The wiring diagram. */
export const startBusbar = async (settings: BusbarSettings, logger: FastifyBaseLogger, now: () => number = Date.now): Promise<Busbar> => {
  const { host, port, deadlineMs, authenticate, facade, packageRoot } = settings;
  const { sources, openOperations, close } = connectSources(settings, now);
  const store = await createStore({ databaseUrl: settings.databaseUrl, dataDir: settings.dataDir, log: logger });
  const place = { store, onError: (error: unknown) => logger.warn({ err: error }, 'the mirror could not be written') };
  const reader = await createReader(sources, place, now);
  const changes = await createChanges(store, (error) => logger.warn({ err: error }, 'changes could not be read; trying again'));
  const monitor = createSourceMonitor(now, openOperations);
  const stopWatchingSources = watchSources(monitor.watch);
  const admission = createAdmission(settings.inFlightLimit, [facadeOverload, webhookOverload], () => performance.now());
  const metrics = createMetrics({ readInbox: store.inbox.measure, readKeptDeletions: store.syncReports.keptDeletions, readAdmission: admission.figures, now });
  const stopLoggingSources = logSources(logger);
  const stopTracing = settings.tracing == null ? async () => undefined : startTracing(settings.tracing, logger, now);
  const sender = createWebhookSender(now);
  const writing = { sources, reader, store, now, newId: randomUUID, turns: new Turns(), ...settings.writes };
  const samples = readSamples(new URL('src/server/playground/samples/', packageRoot));
  const schema = buildGraph();
  const reportBug = (bug: unknown): void => logger.error({ err: bug }, 'unexpected error');
  const apollo = createApollo({ schema, costLimit: settings.queryCostLimit, reportBug });
  await apollo.start();
  let stopping = false;
  const isStopping = (): boolean => stopping;
  const judge = createJudge();
  const doors = createDoors(settings.erp);
  const readEvent = createReadEvent(doors);
  const context = { sources, reader, store, changes, monitor, writing, readEvent, deadlineMs, now, ownMailDomains: facade.ownMailDomains };
  const operations = { apollo, schema, context, judge, publishErrors: createPublishErrors(reportBug), limits: LIVE_LIMITS };
  const live = createLive({ ...operations, authenticate, logger, isStopping });
  const app = createServer({
    graphql: { apollo, context, judge, eventStreams: live.eventStreams },
    authenticate,
    logger,
    isStopping,
    badPaths: [facadeBadPaths],
    admission,
    doors: [
      landingRoutes({ samples, readSources: monitor.statuses }),
      playgroundRoutes({ defaultApiKey: settings.playgroundKey, distFolder: new URL('playground/dist/', packageRoot), samples }),
      openApiRoutes,
      metricsRoutes(metrics, authenticate),
      facadeRoutes({
        ...facade,
        reads: createFacadeReads({
          ...{ reader, store, now, maxAgeMs: facade.maxAgeMs, ownDomains: facade.ownMailDomains },
          isErpDown: () => monitor.isDown('ERP'),
        }),
        guard: requireScope(authenticate, 'enneo:facade', refuseFacade),
        erpLink: facade.erpUrlTemplate === null ? null : { template: facade.erpUrlTemplate, icon: settings.erp.kind === 'powercloud' ? 'powercloud' : 'link' },
        credentialOf: (request) => principalOf(request).id,
        traceOf: ({ trace }) => trace,
        deadlineMs,
        now,
      }),
      webhookRoutes({
        doors,
        secrets: settings.webhookSecrets,
        receive: store.inbox.receive,
        deadlineMs,
        now,
      }),
    ],
  });
  const closeWhenIdle = createCloseWhenIdle(app);
  live.attach(app.server);
  const closeAll = async (): Promise<void> => {
    await apollo.stop();
    await changes.close();
    await reader.close();
    await sender.close();
    await close();
    await store.close();
    metrics.close();
    admission.stop();
    stopLoggingSources();
    stopWatchingSources();
    await stopTracing();
  };
  const stopRules = await rulesInBackground({ rules: settings.rules, writing, sender, now, random: Math.random }, logger);
  const url = await app.listen({ host, port, backlog: BACKLOG }).catch(async (error: unknown) => {
    await stopRules();
    await closeAll();
    throw new Error(`Busbar cannot listen on ${host}:${port}; ${adviceOn(error)}`, { cause: error });
  });
  const stopTimetable = await startJobs(settings.timetable, { sources, store, now, log: logger }).catch(async (error: unknown) => {
    await stopRules();
    await app.close();
    await closeAll();
    throw error;
  });
  const stopSettling = settleInBackground(writing, logger);
  const stopRefreshing = refreshInBackground({ sources, store, now, random: Math.random }, logger);
  const stopSync = settings.syncAtStart ? syncInBackground({ sources, store, now, full: false, only: null }, logger) : async () => undefined;
  const stop = async (): Promise<void> => {
    stopping = true;
    await wait(LINGER_MS);
    await Promise.all([stopTimetable(), stopSync(), stopRefreshing(), stopSettling(), stopRules(), live.stop(), closeWhenIdle()]);
    await closeAll();
  };
  return { url, stop };
};

const startJobs = async (timetable: TimetableSettings | null, parts: JobParts): Promise<() => Promise<void>> =>
  timetable === null ? async () => undefined : startTimetable(parts.store, createJobs(timetable, parts), parts.log);

const adviceOn = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'stop what listens there, or set PORT to another.';
  return code === 'EACCES' ? 'this user may not use that port; set PORT to one above 1023.' : 'set HOST to an address of this machine.';
};
