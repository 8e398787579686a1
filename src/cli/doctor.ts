import { connectSources } from '../connect-sources.ts';
import type { CallContext } from '../domain/call.ts';
import { SourceError, type SourceFailure } from '../domain/source-error.ts';
import { checkStore } from '../store/create-store.ts';
import { StoreLocked } from '../store/lock/store-locked.ts';
import { readEnvironment } from './read-environment.ts';
import { say } from './say.ts';
import { toSettings } from './to-settings.ts';

const ADVICE: Readonly<Record<SourceFailure, string>> = {
  unavailable: 'does not answer as it should: check its URL and that this machine reaches it',
  timeout: 'took longer than 8 s: check its URL and the network',
  rateLimited: 'takes no more calls at the moment: try again later',
  rejected: 'refused the credentials: check its token or key',
  malformed: 'answered something that is not its API: check its URL',
  cancelled: 'was not asked',
};

/** `busbar doctor`: a line per check, exit code 1 when one failed. */
export const doctor = async (env: NodeJS.ProcessEnv): Promise<void> => {
  const settings = toSettings(readEnvironment(env), null);
  say('Configuration: complete.');
  const { sources, close } = connectSources(settings, Date.now);
  const call: CallContext = { signal: new AbortController().signal, deadline: Date.now() + 8000, priority: 'people', record: () => undefined };
  const checks = [
    ['Enneo', sources.enneo.check(call)],
    ['The ERP', sources.erp.check(call)],
    ['Enerflo', sources.enerflo.check(call)],
  ] as const;
  const answers = Promise.all(
    checks.map(([name, check]) =>
      check.then(
        () => [`${name}: answers.`, true] as const,
        (error: unknown) => [`${name} ${advise(error)}.`, false] as const,
      ),
    ),
  );
  const results = [...(await answers), await judgeStore(checkStore(settings))];
  for (const [line] of results) say(line);
  await close();
  process.exitCode = results.every(([, fine]) => fine) ? 0 : 1;
};

/** In use by another process is what an embedded store is while Busbar runs. */
const judgeStore = (check: Promise<void>): Promise<readonly [string, boolean]> =>
  check.then(
    () => ['The store: opens.', true],
    (error: unknown) => {
      if (error instanceof StoreLocked) return [`The store: in use by process ${error.pid}, as it is while Busbar runs.`, true];
      return [`The store does not open. ${error instanceof Error ? error.message : ''}`, false];
    },
  );

const advise = (error: unknown): string => {
  if (!(error instanceof SourceError)) return 'could not be asked';
  return error.status === 404 ? 'answers, but not as this API does: check its URL' : ADVICE[error.failure];
};
