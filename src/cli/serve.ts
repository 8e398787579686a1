import { startBusbar } from '../main.ts';
import { createLogger } from './create-logger.ts';
import { readEnvironment } from './read-environment.ts';
import { runUntilSignal, surviveRejections } from './run-until-signal.ts';
import { toSettings } from './to-settings.ts';

/** `busbar serve`: production. */
export const serve = async (env: NodeJS.ProcessEnv): Promise<void> => {
  const config = readEnvironment(env);
  const logger = createLogger(config.logLevel);
  surviveRejections((bug) => logger.error({ err: bug }, 'a promise was rejected and nobody waited for it'));
  const busbar = await startBusbar(toSettings(config, null), logger);
  runUntilSignal(busbar.stop, config.requestDeadlineMs, (line) => logger.info(line));
  logger.info({ url: busbar.url }, 'ready');
};
