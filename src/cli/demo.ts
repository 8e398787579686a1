import { startSandbox } from '../../sandbox/start.ts';
import { type Config, ConfigError } from '../config.ts';
import type { Scope } from '../domain/principal.ts';
import { startBusbar } from '../main.ts';
import { hashKey } from '../server/auth/api-keys.ts';
import { createLogger } from './create-logger.ts';
import { readEnvironment } from './read-environment.ts';
import { runUntilSignal } from './run-until-signal.ts';
import { toSandboxEnvironment } from './sandbox-environment.ts';
import { readSandboxSettings, type SandboxSettings } from './sandbox-settings.ts';
import { say } from './say.ts';
import { toSettings } from './to-settings.ts';

/** Made-up records never lie beside real ones. */
const DEMO_DATA = '.busbar/demo';
const DEMO_KEY = 'busbar-demo';
/** What the sandbox sends webhooks with. */
const DEMO_WEBHOOK_SECRET = 'busbar-demo-webhooks';
const DEMO_SCOPES: Scope[] = ['graph:read', 'graph:write', 'operate', 'enneo:facade'];

/** `busbar demo`: the sandbox, and Busbar in front of it with a key that works from this machine only. */
export const demo = async (env: NodeJS.ProcessEnv): Promise<void> => {
  const { settings, config } = readBoth(env);
  const sandbox = await startSandbox({ ...settings, busbarUrl: `http://127.0.0.1:${config.port}`, webhookSecret: config.webhookSecrets[0]?.reveal() });
  const apiKeys = [{ id: 'demo', name: 'demo', hash: `sha256:${hashKey(DEMO_KEY).toString('hex')}`, scopes: DEMO_SCOPES, loopbackOnly: true }];
  const busbar = await startBusbar(toSettings({ ...config, apiKeys }, DEMO_KEY, settings.sync), createLogger(config.logLevel));
  const stop = async (): Promise<void> => {
    await busbar.stop();
    await sandbox.stop();
  };
  runUntilSignal(stop, config.requestDeadlineMs, say);
  say(`
Busbar is ready, in front of ${settings.contracts.toLocaleString('en')} made-up contracts.

  Playground   ${busbar.url}/playground
  GraphQL      ${busbar.url}/graphql      Authorization: Bearer ${DEMO_KEY}
  Sandbox      Enneo ${sandbox.enneoUrl} · ERP ${sandbox.erpUrl} · Enerflo ${sandbox.enerfloUrl}

Ctrl+C stops it.`);
};

/** The sandbox's settings, and Busbar's configuration to go with them; every problem of both at once. */
const readBoth = (env: NodeJS.ProcessEnv): { settings: SandboxSettings; config: Config } => {
  const problems: string[] = [];
  const settings = attempt(() => readSandboxSettings(env), problems) ?? readSandboxSettings({});
  const config = attempt(() => readEnvironment(toDemoEnvironment(env, settings), false), problems);
  if (config === null || problems.length > 0) throw new ConfigError(problems);
  return { settings, config };
};

const attempt = <T>(read: () => T, problems: string[]): T | null => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(...error.problems);
    return null;
  }
};

/** What the demo gives itself, whatever the environment says: sources, and who may ask. */
const OWN = /^(ENNEO_(URL|TOKEN)|ERP_(?!URL_TEMPLATE)|ENERFLO_(URL|KEY)|API_KEYS_|JWKS_|JWT_)/;

const toDemoEnvironment = (env: NodeJS.ProcessEnv, { portBase }: SandboxSettings): NodeJS.ProcessEnv => {
  const { LOG_LEVEL = 'warn', DATA_DIR = DEMO_DATA, WEBHOOK_SECRET = DEMO_WEBHOOK_SECRET } = env;
  const given = Object.fromEntries(Object.entries(env).filter(([name]) => !OWN.test(name)));
  return { ...given, LOG_LEVEL, DATA_DIR, WEBHOOK_SECRET, ...toSandboxEnvironment(portBase) };
};
