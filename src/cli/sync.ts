import { ConfigError } from '../config.ts';
import { connectSources } from '../connect-sources.ts';
import type { LinkCounts } from '../domain/sync-report.ts';
import { runSync } from '../jobs/sync/run-sync.ts';
import { SYNC_SOURCES, type SyncProgress, type SyncSource } from '../jobs/sync/sync-all.ts';
import { createStore } from '../store/create-store.ts';
import { createProgressView } from './progress.ts';
import { readEnvironment } from './read-environment.ts';
import { say } from './say.ts';
import { toSettings } from './to-settings.ts';

export interface SyncFlags {
  readonly source?: string;
  readonly full?: boolean;
  readonly acceptDeletions?: boolean;
}

/** As a shell has it for SIGINT. */
const INTERRUPTED = 130;
const KEPT =
  'A source says that it no longer has a large part of what was there. Nothing of that was marked deleted. If it is true, run `busbar sync --accept-deletions`; if not, correct what the source shows us and run `busbar sync`.';

/** `busbar sync`; throws `AlreadyRunning`. Exit code 0: all copied; 1: something failed, or waits for a word; 130: interrupted. */
export const sync = async (env: NodeJS.ProcessEnv, { source, full = false, acceptDeletions = false }: SyncFlags): Promise<void> => {
  const only = toSource(source);
  const settings = toSettings(readEnvironment(env, false), null);
  const store = await createStore(settings);
  const { sources, close } = connectSources(settings, Date.now);
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
  try {
    const view = createProgressView(process.stdout, Date.now);
    const { results, report } = await runSync({ sources, store, now: Date.now, signal: interrupt.signal, full, acceptDeletions, only, report: view });
    say(`\n${[...results.map(toSummary), toLinks(report.links)].join('\n')}`);
    const failed = results.filter(({ state }) => state === 'failed');
    if (interrupt.signal.aborted) say('\nStopped. Run `busbar sync` again, without --full, to go on where it stopped.');
    else if (results.some(({ kept }) => kept > 0)) say(`\n${KEPT}`);
    else if (failed.length > 0) say('\nNot everything could be copied. Run `busbar sync` again to go on where it failed.');
    process.exitCode = interrupt.signal.aborted ? INTERRUPTED : Number(results.some(({ state, kept }) => state === 'failed' || kept > 0));
  } finally {
    await close();
    await store.close();
  }
};

const toSource = (text: string | undefined): SyncSource | null => {
  if (text === undefined) return null;
  const source = SYNC_SOURCES.find((known) => known === text);
  if (source === undefined) throw new ConfigError([`--source: "${text}" is not one of ${SYNC_SOURCES.join(', ')}`]);
  return source;
};

const toSummary = ({ source, entity, state, seen, added, changed, gone, kept, repaired, damaged, ms, error }: SyncProgress): string => {
  const rate = ms === 0 ? 0 : Math.round((seen * 1000) / ms);
  const counts = `${seen} seen, ${added} new, ${changed} changed, ${gone} gone in ${(ms / 1000).toFixed(1)} s (${rate}/s)`;
  const missed = repaired === 0 ? '' : `, ${repaired} of which no event had told`;
  const altered = damaged === 0 ? '' : `, ${damaged} altered in the database and mended`;
  const doubted = kept === 0 ? '' : `, ${kept} or more not there but kept`;
  return `${source} ${entity}: ${state}${error === null ? '' : ` (${error.message})`}, ${counts}${doubted}${missed}${altered}`;
};

const toLinks = ({ found, confirmed, candidates }: LinkCounts): string => `links: ${found} found, ${confirmed} confirmed, ${candidates} wait for a person`;
