import { ConfigError } from '../config.ts';
import { startBusbar } from '../main.ts';
import { createLogger } from './create-logger.ts';
import { readEnvironment } from './read-environment.ts';
import { runUntilSignal } from './run-until-signal.ts';
import { toSettings } from './to-settings.ts';

/** `busbar serve`: production. */
export const serve = async (env: NodeJS.ProcessEnv): Promise<void> => {
  const config = readEnvironment(env);
  if (config.apiKeys.length === 0 && config.jwt === null) {
    throw new ConfigError([
      'API_KEYS_FILE: is not set, nor are JWKS_URL, JWT_ISSUER and JWT_AUDIENCE: nobody could ask anything; make a key with `busbar keys create`',
    ]);
  }
  const logger = createLogger(config.logLevel);
  const busbar = await startBusbar(toSettings(config, null), logger);
  logger.info({ url: busbar.url }, 'ready');
  runUntilSignal(busbar.stop, (line) => logger.info(line));
};
