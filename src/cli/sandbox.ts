import { startSandbox } from '../../sandbox/start.ts';
import { runUntilSignal } from './run-until-signal.ts';
import { toSandboxEnvironment } from './sandbox-environment.ts';
import { readSandboxSettings } from './sandbox-settings.ts';
import { say } from './say.ts';

/** `busbar sandbox`: only the three sources. */
export const sandbox = async (env: NodeJS.ProcessEnv): Promise<void> => {
  const settings = readSandboxSettings(env);
  const { enneoUrl, erpUrl, enerfloUrl, stop } = await startSandbox({ ...settings, busbarUrl: env.BUSBAR_URL ?? null, webhookSecret: env.WEBHOOK_SECRET });
  runUntilSignal(stop, 0, say);
  const variables = Object.entries(toSandboxEnvironment(settings.portBase)).map(([name, value]) => `export ${name}=${value}`);
  say(
    `Enneo ${enneoUrl} · ERP ${erpUrl} · Enerflo ${enerfloUrl}\nControl API under /__sandbox of each. Ctrl+C stops them.\n\nTo put Busbar before them:\n\n${variables.join('\n')}`,
  );
};
