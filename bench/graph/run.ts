import { mkdir, writeFile } from 'node:fs/promises';
import { toBarChart } from '../harness/bar-chart.ts';
import { describeMachine } from '../harness/machine.ts';
import { isKept, toVerdictTable, type Verdict } from './bounds.ts';
import { compareFacade } from './compare-facade.ts';
import { compareLatency } from './compare-latency.ts';
import { compareShared } from './compare-shared.ts';
import { compareUnrepeated } from './compare-unrepeated.ts';
import { compareWarm } from './compare-warm.ts';
import { BUSBAR, CONTENDERS, HAND_WRITTEN } from './contenders.ts';
import type { Contestant } from './contestant.ts';
import { type Figures, toFigures, toFiguresTable } from './figures.ts';
import { measure } from './measure.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { type Stage, withStage } from './stage.ts';

const RESULTS = new URL('../results/', import.meta.url);
const LATENCY_ROUNDS = 10;

const options = readOptions(process.argv.slice(2));
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const find = ({ contestants }: Stage, wanted: string): Contestant => {
  const found = contestants.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`${wanted} is not on the stage`);
  return found;
};

const compareLive = (figures: readonly Figures[]): readonly Verdict[] =>
  figures
    .filter(({ name }) => name === BUSBAR.name)
    .map(({ cpuRatio }) => ({ line: 1, name: 'CPU of live reads, to the hand-written server', value: cpuRatio, bound: 1.5, sense: 'at most', unit: '×' }));

/** All but the live reads: each is said as soon as it is known. */
const compare = async (stage: Stage): Promise<readonly Verdict[]> => {
  const busbar = find(stage, BUSBAR.name);
  const pair = [busbar, find(stage, HAND_WRITTEN.name)] as const;
  const verdicts: Verdict[] = [];
  for (const next of [
    () => compareUnrepeated(stage, pair, options),
    () => compareLatency(stage, pair, LATENCY_ROUNDS * options.rounds),
    () => compareWarm(stage, pair, options),
    () => compareShared(stage, pair),
    () => compareFacade(stage, busbar, options),
  ]) {
    const found = await next();
    for (const { name, value } of found) say(`${name}: ${value.toFixed(2)}`);
    verdicts.push(...found);
  }
  return verdicts;
};

const chart = (figures: readonly Figures[], { cpu, cores, node }: ReturnType<typeof describeMachine>, { connections, rounds }: BenchOptions): string =>
  toBarChart({
    title: 'CPU per request of the server process, live reads of the reference query',
    subtitle: `${cpu}, ${cores} cores, Node ${node}; ${connections} connections, median of ${rounds} rounds`,
    bars: figures.map(({ name, cpuMicros, cpuRatio }) => ({
      name,
      value: cpuMicros,
      label: `${(cpuMicros / 1000).toFixed(2)} ms (${cpuRatio.toFixed(2)} ×)`,
      isOurs: name === BUSBAR.name,
    })),
  });

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

await withStage(CONTENDERS, options, async (stage) => {
  const figures = toFigures(await measure(stage, options, say), HAND_WRITTEN.name);
  const verdicts = [...compareLive(figures), ...(await compare(stage))];
  const machine = describeMachine();
  console.log(`\nReference query, live reads, ${options.connections} connections, medians of ${options.rounds} rounds of ${options.roundMs} ms`);
  console.log(`${machine.cpu}, ${machine.cores} cores (shared with the sandbox and the client, so compare CPU), Node ${machine.node}`);
  console.log(`Busbar's mirror: ${options.server === null ? 'embedded in its process; calls of the facade are not compared' : 'PostgreSQL'}\n`);
  console.log(`${toFiguresTable(figures)}\n\n${toVerdictTable(verdicts)}`);
  process.exitCode = verdicts.every(isKept) ? 0 : 1;
  if (options.isQuick) return;
  await mkdir(RESULTS, { recursive: true });
  const result = { measuredAt: new Date().toISOString(), machine, options, figures, verdicts: verdicts.map((one) => ({ ...one, kept: isKept(one) })) };
  await writeFile(new URL('graph.json', RESULTS), `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(new URL('graph.svg', RESULTS), chart(figures, machine, options));
});
