import { mkdir, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { request } from 'undici';
import { createRandom } from '../../sandbox/control/random.ts';
import { describeMachine } from '../harness/machine.ts';
import { breachesOf, describe, type TimedSample, toFigures } from './figures.ts';
import { createLoad } from './load.ts';
import { SNAPSHOT_SIGNAL, type SoakStage, withSoakStage } from './stage.ts';
import { takeSample } from './watch.ts';

/**
 * Issue 6, Resilience 9: mixed load with faults, in rounds. In each something is wrong with one source, then all is well, then nothing is asked and the
 * process is looked at. `--minutes 30 --per-second 20 --warm-up 0.3 --server postgres://…|embedded --snapshots folder`;
 * heap snapshots at the warm-up's end and at the end show what grew.
 */
const RESULT = new URL('../results/soak.json', import.meta.url);
const FAULTS = [
  { kind: 'latency', ms: 2000 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, rate: 0.5 },
  { kind: 'html429' },
  { kind: 'hang', ms: 60_000 },
  { kind: 'reset' },
  { kind: 'truncate' },
  { kind: 'malformed' },
  { kind: 'slowbody', ms: 60_000 },
] as const;
const BROKEN_SECONDS = 5;
const WELL_SECONDS = 7;
/** Longer than breakers, kept connections of a round and writes in doubt last. */
const REST_MS = 2500;
const SNAPSHOT_MS = 15_000;

const TEXT = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    minutes: { ...TEXT, default: '30' },
    'per-second': { ...TEXT, default: '20' },
    'warm-up': { ...TEXT, default: '0.3' },
    server: { ...TEXT, default: 'postgres://postgres@127.0.0.1:5432/postgres' },
    snapshots: TEXT,
  },
});
const seconds = Number(values.minutes) * 60;
const perSecond = Number(values['per-second']);
const warmUp = seconds * Number(values['warm-up']);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const setFaults = async ({ sourceUrls }: SoakStage, source: number, faults: readonly object[]): Promise<void> => {
  const headers = { 'content-type': 'application/json' };
  await (await request(`${sourceUrls[source]}/__sandbox/faults`, { method: 'PUT', headers, body: JSON.stringify(faults) })).body.dump();
};

/** The process stands still while it writes. */
const snapshot = async ({ pid }: SoakStage): Promise<void> => {
  process.kill(pid, SNAPSHOT_SIGNAL);
  await wait(SNAPSHOT_MS);
};

await withSoakStage({ server: values.server === 'embedded' ? null : values.server, snapshots: values.snapshots ?? null }, async (stage) => {
  const random = createRandom(1);
  const load = createLoad(stage, random);
  const counts = new Map<string, number>();
  const samples: TimedSample[] = [];
  let wasWarm = false;
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1000;
  const ask = async (howLong: number): Promise<void> => {
    for (const [outcome, count] of await load.run(perSecond, howLong)) counts.set(outcome, (counts.get(outcome) ?? 0) + count);
  };
  for (let round = 0; elapsed() < seconds; round += 1) {
    const source = round % stage.sourceUrls.length;
    await setFaults(stage, source, [FAULTS[Math.floor(round / stage.sourceUrls.length) % FAULTS.length] ?? {}]);
    await ask(BROKEN_SECONDS);
    await setFaults(stage, source, []);
    await ask(WELL_SECONDS);
    await wait(REST_MS);
    samples.push({ at: elapsed(), ...(await takeSample(stage.pid, stage.sampleFile)) });
    const isWarm = elapsed() > warmUp;
    if (values.snapshots !== undefined && isWarm !== wasWarm) await snapshot(stage);
    wasWarm = isWarm;
    const { at, heapUsed, handles, rejections } = samples.at(-1) ?? { at: 0, heapUsed: 0, handles: {}, rejections: 0 };
    console.error(`${at.toFixed(0)} of ${seconds} s: heap ${(heapUsed / 2 ** 20).toFixed(1)} MB, handles ${JSON.stringify(handles)}, ${rejections} rejections`);
  }

  if (values.snapshots !== undefined) await snapshot(stage);

  const warm = samples.filter(({ at }) => at > warmUp);
  const figures = toFigures(warm);
  const breaches = breachesOf(figures, ((warm.at(-1)?.at ?? 0) - warmUp) / 3600);
  const machine = describeMachine();
  console.log(`\nSoak of ${values.minutes} minutes, ${perSecond} a second with faults; the first ${(warmUp / 60).toFixed(1)} minutes are warm-up`);
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; ${values.server === 'embedded' ? 'embedded store' : 'PostgreSQL'}\n`);
  console.log(describe(figures));
  console.log(
    `answers: ${[...counts]
      .toSorted()
      .map(([outcome, count]) => `${outcome}: ${count}`)
      .join(', ')}`,
  );
  console.log(breaches.length === 0 ? '\nAll as wanted.' : `\n${breaches.join('\n')}`);
  await mkdir(new URL('.', RESULT), { recursive: true });
  const result = { measuredAt: new Date().toISOString(), machine, options: values, figures, answers: Object.fromEntries(counts), breaches, samples };
  await writeFile(RESULT, `${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
});
