import { SourceError } from '../../src/domain/source-error.ts';
import type { SyncProgress } from '../../src/jobs/sync/sync-all.ts';
import { openStage, type Stage } from '../jobs/stage.ts';
import { embeddedPlace } from '../support/on-both-engines.ts';
import type { SourceName } from '../support/stack.ts';
import { type Seen, unless } from './cell.ts';
import { closeProxies, type Proxies, startProxies, urlsOf } from './fault-stage.ts';
import { FAULTS, type FaultName } from './faults.ts';

/** A sync over proxies. */
export interface SyncStage extends AsyncDisposable {
  readonly stage: Stage;
  readonly proxies: Proxies;
}

export const openSyncStage = async (): Promise<SyncStage> => {
  const started = Promise.withResolvers<Proxies>();
  const between = async (sandbox: Parameters<typeof startProxies>[0]) => {
    const proxies = await startProxies(sandbox);
    started.resolve(proxies);
    return urlsOf(proxies);
  };
  const stage = await openStage(await embeddedPlace(), { contracts: 32, between });
  const proxies = await started.promise;
  return {
    ...{ stage, proxies },
    [Symbol.asyncDispose]: async () => {
      await stage[Symbol.asyncDispose]();
      await closeProxies(proxies);
    },
  };
};

/**
 * A whole sync while one source fails for good: it is told as failed, the others are copied; once it is back the next sync copies it. A fault that costs
 * a call all its time strikes once and is waited out.
 */
export const meetInSync = async ({ stage, proxies }: SyncStage, source: SourceName, name: FaultName): Promise<Seen> => {
  const { code, isSilent } = FAULTS[name];
  const isWaitedOut = code === null || isSilent === true;
  await proxies[source].strike(name, isSilent ? 1 : undefined);
  const results = await stage.sync({ full: true });
  const hits = name === 'down' ? null : proxies[source].hits();
  await proxies[source].strike(null);
  const after = isWaitedOut ? results : await stage.sync();
  const struck = results.filter((one) => one.source === source);
  return {
    hits,
    lateMs: null,
    problems: unless(
      [hits !== 0, 'the fault did not happen'],
      [struck.every(({ state }) => (state === 'failed') === !isWaitedOut), `the source’s sync is ${states(struck)}`],
      [struck.every(({ error }) => error === null || (error instanceof SourceError && error.source === source.toUpperCase())), 'an error names another source'],
      [results.every((one) => one.source === source || one.entity === 'link' || one.state === 'done'), `the others’ syncs are ${states(results)}`],
      [after.every(({ state }) => state === 'done'), `afterwards syncs are ${states(after)}`],
      [proxies[source].strays() === 0, 'a redirect was followed'],
    ),
  };
};

const states = (results: readonly SyncProgress[]): string => results.map(({ source, entity, state }) => `${source} ${entity} ${state}`).join(', ');
