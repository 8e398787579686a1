import { connectSources } from '../connect-sources.ts';
import type { CallContext } from '../domain/call.ts';
import { SourceError, type SourceFailure } from '../domain/source-error.ts';
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
  const results = await Promise.all(
    checks.map(([name, check]) =>
      check.then(
        () => [`${name}: answers.`, true] as const,
        (error: unknown) => [`${name} ${advise(error)}.`, false] as const,
      ),
    ),
  );
  for (const [line] of results) say(line);
  await close();
  process.exitCode = results.every(([, fine]) => fine) ? 0 : 1;
};

const advise = (error: unknown): string => {
  if (!(error instanceof SourceError)) return 'could not be asked';
  return error.status === 404 ? 'answers, but not as this API does: check its URL' : ADVICE[error.failure];
};
