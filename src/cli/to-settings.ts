import { type Config, ConfigError } from '../config.ts';
import type { BusbarSettings } from '../main.ts';
import { createAuthenticator } from '../server/auth/create-authenticator.ts';
import { PACKAGE_ROOT } from './package-root.ts';

/** What Busbar is started with, secrets opened. */
export const toSettings = (config: Config, playgroundKey: string | null): BusbarSettings => {
  const { host, port, requestDeadlineMs, enneo, enerflo, apiKeys, jwt } = config;
  const [erp, ...others] = config.erps.reveal();
  if (erp === undefined || others.length > 0) throw new ConfigError(['ERP_CONFIG: describes several ERPs; this version reads one, leave one in']);
  return {
    host,
    port,
    deadlineMs: requestDeadlineMs,
    enneo: { url: enneo.url, token: enneo.token.reveal() },
    erp,
    enerflo: { ...enerflo, key: enerflo.key.reveal() },
    authenticate: createAuthenticator({ apiKeys, jwt, now: Date.now }),
    playgroundKey,
    packageRoot: PACKAGE_ROOT,
  };
};
