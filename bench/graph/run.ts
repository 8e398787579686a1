import { mkdir, writeFile } from 'node:fs/promises';
import { describeMachine } from '../harness/machine.ts';
import { CONTENDERS, HAND_WRITTEN } from './contenders.ts';
import { toFigures, toFiguresTable } from './figures.ts';
import { measure } from './measure.ts';
import { readOptions } from './options.ts';
import { withStage } from './stage.ts';

const RESULT = new URL('../results/graph.json', import.meta.url);

const options = readOptions(process.argv.slice(2));
const say = (line: string): void => void process.stderr.write(`${line}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

await withStage(CONTENDERS, options.connections, async (stage) => {
  const figures = toFigures(await measure(stage, options, say), HAND_WRITTEN.name);
  const machine = describeMachine();
  console.log(`\nReference query, live reads, ${options.connections} connections, medians of ${options.rounds} rounds of ${options.roundMs} ms`);
  console.log(`${machine.cpu}, ${machine.cores} cores (shared with the sandbox and the client, so compare CPU), Node ${machine.node}\n`);
  console.log(toFiguresTable(figures));
  await mkdir(new URL('.', RESULT), { recursive: true });
  await writeFile(RESULT, `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, options, figures }, null, 2)}\n`);
});
