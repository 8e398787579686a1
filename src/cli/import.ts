import { ConfigError } from '../config.ts';
import { connectSources } from '../connect-sources.ts';
import { importAll } from '../jobs/import/import-all.ts';
import { type ImportProgress, OUTCOMES } from '../jobs/import/import-progress.ts';
import { createStore } from '../store/create-store.ts';
import { createProgressView } from './progress.ts';
import { readEnvironment } from './read-environment.ts';
import { say } from './say.ts';
import { toSettings } from './to-settings.ts';

export interface ImportFlags {
  readonly dryRun?: boolean;
  readonly acceptDeletions?: boolean;
}

/** As a shell has it for SIGINT. */
const INTERRUPTED = 130;
const SHOWN_FAILURES = 20;

/** `busbar import`. Exit code 0: Enneo knows everything; 1: not everything; 130: interrupted. */
export const importContracts = async (env: NodeJS.ProcessEnv, { dryRun = false, acceptDeletions = false }: ImportFlags): Promise<void> => {
  const config = readEnvironment(env, false);
  const mode = config.enneoContracts;
  if (mode === 'off') throw new ConfigError(['ENNEO_CONTRACTS: is off, so Enneo is told nothing; set it to import or realtime']);
  const settings = toSettings(config, null);
  const store = await createStore(settings);
  const { sources, close } = connectSources(settings, Date.now);
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
  try {
    const report = createProgressView(process.stdout, Date.now);
    const result = await importAll({ enneo: sources.enneo, store, mode, now: Date.now, signal: interrupt.signal, dryRun, acceptDeletions, report });
    say(`\n${toSummary(result)}`);
    say(`\n${toAdvice(result, dryRun)}`);
    process.exitCode = result.state === 'stopped' ? INTERRUPTED : Number(!isComplete(result));
  } finally {
    await close();
    await store.close();
  }
};

const isComplete = ({ state, counts, kept }: ImportProgress): boolean => state === 'done' && kept + counts.failed + counts.unknown === 0;

/** A line a count, then the contracts that failed. */
const toSummary = ({ counts, failures }: ImportProgress): string => {
  const table = OUTCOMES.map((outcome) => `${outcome.padEnd(10)}${counts[outcome].toLocaleString('en').padStart(12)}`);
  const shown = failures.slice(0, SHOWN_FAILURES).map(({ id, reason }) => `contract ${id}: ${reason}`);
  const all = counts.failed + counts.unknown;
  return [...table, ...shown, ...(all > shown.length ? [`and ${all - shown.length} more`] : [])].join('\n');
};

const toAdvice = ({ state, error, counts, kept }: ImportProgress, dryRun: boolean): string => {
  if (state === 'stopped') return 'Stopped. Run `busbar import` again to go on.';
  if (state === 'failed')
    return `Ended before its end (${error?.message}). Run \`busbar import\` again to go on; \`busbar doctor\` says whether Enneo can be reached.`;
  if (kept > 0)
    return `${kept} contracts that Enneo has are gone in the ERP, more than anybody would believe: none of them was removed. If it is true, run \`busbar import --accept-deletions\`; if not, correct the ERP's answers and run \`busbar sync\`.`;
  if (dryRun) return 'Nothing was sent. Run `busbar import` without --dry-run to send it.';
  if (counts.unknown > 0) return 'Enneo did not say whether it took everything. Run `busbar import` again: it looks, and sends only what is missing.';
  return counts.failed > 0 ? 'Not everything could be sent. Correct what is named above, then run `busbar import` again.' : 'Enneo knows everything.';
};
