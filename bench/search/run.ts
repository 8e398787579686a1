import { mkdir, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { createWorld } from '../../sandbox/world/world.ts';
import { writeKeyFile } from '../harness/api-key.ts';
import { findFreePorts } from '../harness/free-port.ts';
import { describeMachine } from '../harness/machine.ts';
import { type SandboxProcess, startSandboxProcess } from '../harness/sandbox.ts';
import { startServer } from '../harness/server-process.ts';
import { percentile } from '../harness/statistics.ts';
import { type Database, type Fill, openDatabase, syncInto } from './database.ts';
import { isMet, toFigures, toFiguresTable } from './figures.ts';
import { measureFacade } from './measure.ts';
import { readOptions, type SearchOptions } from './options.ts';

/**
 * Contract search at full size: PostgreSQL filled by `busbar sync`, a Busbar on it, and the load of the issue over HTTP.
 * The database stays, so that the next run measures at once; a fill that was interrupted goes on.
 */
const ROOT = new URL('../../', import.meta.url);
const RESULT = new URL('../results/search.json', import.meta.url);
/** Records are as old as the fill; what is measured is the mirror. */
const FOREVER = '999999999';

const fill = async (database: Database, sandbox: SandboxProcess, contracts: number): Promise<readonly Fill[]> => {
  const isFull = async (): Promise<boolean> => {
    const known = await database.fills();
    return known.some(({ entity, isComplete, records }) => entity === 'contract' && isComplete && records >= contracts);
  };
  if (!(await isFull())) {
    await syncInto(ROOT, { ...sandbox.env, DATABASE_URL: database.url });
    await database.vacuum();
  }
  return (await database.fills()).map(({ isComplete: _, ...rest }) => rest);
};

const measure = async (database: Database, sandbox: SandboxProcess, options: SearchOptions) => {
  const keys = await writeKeyFile('enneo:facade');
  const port = await findFreePorts(1);
  const env = { ...sandbox.env, DATABASE_URL: database.url, API_KEYS_FILE: keys.path, FACADE_MAX_AGE_SECONDS: FOREVER, PORT: String(port), LOG_LEVEL: 'warn' };
  const busbar = await startServer({ name: 'busbar', args: ['dist/src/cli.js', 'serve'], cwd: ROOT, env, port });
  const target = { url: busbar.url, key: keys.key, world: createWorld(options) };
  try {
    const { perSecond, arrivals, seed } = options;
    await measureFacade(target, { perSecond, arrivals, seconds: options.warmUpSeconds, seed: seed + 1_000_000 });
    await sandbox.reset();
    const measured = await measureFacade(target, { perSecond, arrivals, seconds: options.seconds, seed });
    return { ...measured, calls: await sandbox.countCalls() };
  } finally {
    await busbar.stop();
    await keys.remove();
  }
};

const run = async (options: SearchOptions): Promise<void> => {
  const sandbox = await startSandboxProcess(ROOT, options.contracts);
  try {
    const database = await openDatabase(options.server, options.database);
    const fills = await fill(database, sandbox, options.contracts);
    for (const { entity, records, seconds, perSecond } of fills)
      console.log(`${entity}: ${records.toLocaleString('en')} by busbar sync in ${seconds.toFixed(0)} s, ${perSecond.toFixed(0)}/s`);
    if (options.fillOnly) return;

    const { asked, late, calls } = await measure(database, sandbox, options);
    const figures = toFigures(asked);
    const machine = { ...describeMachine(), load1m: loadavg()[0] };
    const lateMs = { p50: percentile(late, 0.5), p99: percentile(late, 0.99) };
    console.log(`\n${options.perSecond} requests/s for ${options.seconds} s, arrivals ${options.arrivals}, measured from the moment each was due`);
    console.log(
      `${machine.cpu}, ${machine.cores} cores shared by client, Busbar and PostgreSQL; client late p50 ${lateMs.p50.toFixed(1)}, p99 ${lateMs.p99.toFixed(1)} ms`,
    );
    console.log(`calls to the sources meanwhile: ${Object.values(calls).reduce((sum, count) => sum + count, 0)}\n`);
    console.log(toFiguresTable(figures));
    await mkdir(new URL('.', RESULT), { recursive: true });
    await writeFile(
      RESULT,
      `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, options: { ...options, server: undefined }, fills, calls, lateMs, figures }, null, 2)}\n`,
    );
    process.exitCode = figures.every(isMet) ? 0 : 1;
  } finally {
    await sandbox.stop();
  }
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
await run(readOptions(process.argv.slice(2)));
