import type { Config } from '../config.ts';
import type { BusbarSettings } from '../main.ts';
import { createAuthenticator } from '../server/auth/create-authenticator.ts';
import { PACKAGE_ROOT } from './package-root.ts';

/** What Busbar is started with, secrets opened. */
export const toSettings = (config: Config, playgroundKey: string | null, syncAtStart = false): BusbarSettings => {
  const { host, port, requestDeadlineMs, enneo, enerflo, apiKeys, jwt, syncCron, importCron, enneoContracts } = config;
  return {
    host,
    port,
    deadlineMs: requestDeadlineMs,
    queryCostLimit: config.queryCostLimit,
    tracing: config.tracing === null ? null : { ...config.tracing, headers: toHeaders(config.tracing.headers.reveal()) },
    inFlightLimit: config.inFlightLimit,
    enneo: { url: enneo.url, token: enneo.token.reveal() },
    erp: config.erp.reveal(),
    enerflo: { ...enerflo, key: enerflo.key.reveal() },
    breakers: config.breakers,
    databaseUrl: config.databaseUrl?.reveal() ?? null,
    dataDir: config.dataDir,
    authenticate: createAuthenticator({ apiKeys, jwt, now: Date.now }),
    facade: config.facade,
    writes: config.writes,
    rules: config.rules,
    webhookSecrets: config.webhookSecrets.map((secret) => secret.reveal()),
    syncAtStart,
    timetable: { syncCron, import: importCron === null || enneoContracts === 'off' ? null : { cron: importCron, mode: enneoContracts } },
    playgroundKey,
    packageRoot: PACKAGE_ROOT,
  };
};

/** `name=value,name=value`, as OTEL_EXPORTER_OTLP_HEADERS has them. */
const toHeaders = (list: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    list
      .split(',')
      .filter(Boolean)
      .map((header) => [header.slice(0, header.indexOf('=')), header.slice(header.indexOf('=') + 1)]),
  );
