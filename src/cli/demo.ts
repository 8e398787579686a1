import { SANDBOX_CREDENTIALS } from '../../sandbox/credentials.ts';
import { startSandbox } from '../../sandbox/start.ts';
import type { Scope } from '../domain/principal.ts';
import { startBusbar } from '../main.ts';
import { hashKey } from '../server/auth/api-keys.ts';
import { createLogger } from './create-logger.ts';
import { readEnvironment } from './read-environment.ts';
import { runUntilSignal } from './run-until-signal.ts';
import { readSandboxSettings } from './sandbox-settings.ts';
import { say } from './say.ts';
import { toSettings } from './to-settings.ts';

const DEMO_KEY = 'busbar-demo';
const DEMO_SCOPES: Scope[] = ['graph:read', 'graph:write'];

/** `busbar demo`: the sandbox, and Busbar in front of it with a key that works from this machine only. */
export const demo = async (env: NodeJS.ProcessEnv): Promise<void> => {
  const settings = readSandboxSettings(env);
  const { PORT, HOST, LOG_LEVEL = 'warn', REQUEST_DEADLINE_MS, DATA_DIR } = env;
  const busbarUrl = `http://127.0.0.1:${PORT ?? 4000}`;
  const { enneoToken, enerfloKey, powercloudHash, powercloudUser, powercloudPassword } = SANDBOX_CREDENTIALS;
  const config = readEnvironment({
    ...{ PORT, HOST, LOG_LEVEL, REQUEST_DEADLINE_MS, DATA_DIR },
    ...{ ENNEO_URL: local(settings.portBase), ENNEO_TOKEN: enneoToken },
    ...{ ERP_KIND: 'powercloud', ERP_URL: local(settings.portBase + 1), ERP_KEY: powercloudHash, ERP_USER: powercloudUser, ERP_PASSWORD: powercloudPassword },
    ...{ ENERFLO_URL: local(settings.portBase + 2), ENERFLO_KEY: enerfloKey },
  });
  const sandbox = await startSandbox({ ...settings, busbarUrl });
  const apiKeys = [{ id: 'demo', name: 'demo', hash: `sha256:${hashKey(DEMO_KEY).toString('hex')}`, scopes: DEMO_SCOPES, loopbackOnly: true }];
  const busbar = await startBusbar(toSettings({ ...config, apiKeys }, DEMO_KEY), createLogger(config.logLevel));
  say(`
Busbar is ready, in front of ${settings.contracts.toLocaleString('en')} made-up contracts.

  Playground   ${busbar.url}/playground
  GraphQL      ${busbar.url}/graphql      Authorization: Bearer ${DEMO_KEY}
  Sandbox      Enneo ${sandbox.enneoUrl} · ERP ${sandbox.erpUrl} · Enerflo ${sandbox.enerfloUrl}

Ctrl+C stops it.`);
  runUntilSignal(async () => {
    await busbar.stop();
    await sandbox.stop();
  }, say);
};

const local = (port: number): string => `http://127.0.0.1:${port}`;
