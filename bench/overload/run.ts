import { mkdir, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '../../sandbox/control/random.ts';
import { describeMachine } from '../harness/machine.ts';
import { createDraw } from './asks.ts';
import { breachesAfter, breachesOf, type LoadFigures, toFigures, toLoadTable } from './figures.ts';
import { measurePeak, runLoad } from './load.ts';
import { readOptions } from './options.ts';
import { withOverloadStage } from './stage.ts';

/** Issue 6, Resilience 7: what becomes of requests of which there are too many, and of webhooks and health checks meanwhile. */
const RESULT = new URL('../results/overload.json', import.meta.url);
const PEAK = { warmUpSeconds: 20, seconds: 10, connections: 16 };
/** Before and after: a fifth of the peak. */
const LIGHT = 0.2;
const LIGHT_SECONDS = 10;
const RECOVERY_MS = 5000;

const options = readOptions(process.argv.slice(2));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

await withOverloadStage(options.server, async (stage) => {
  const random = createRandom(1);
  const load = { url: stage.url, draw: createDraw(stage, random), random };
  await measurePeak(load, PEAK.connections, PEAK.warmUpSeconds);
  const peak = await measurePeak(load, PEAK.connections, PEAK.seconds);
  console.error(`peak: ${peak.toFixed(0)} answers a second to ${PEAK.connections} clients`);

  const figures: LoadFigures[] = [];
  const play = async (name: string, share: number, seconds: number): Promise<LoadFigures> => {
    const perSecond = Math.ceil(peak * share);
    const played = toFigures(name, await runLoad(load, perSecond, seconds), peak, perSecond, seconds);
    console.error(`${name}: ${played.goodput.toFixed(0)} answers a second of ${perSecond} asked`);
    figures.push(played);
    return played;
  };

  const breaches: string[] = [];
  const before = await play('before', LIGHT, LIGHT_SECONDS);
  for (const factor of options.factors) {
    breaches.push(...breachesOf(await play(`${factor} × the peak`, factor, options.seconds)));
    await wait(RECOVERY_MS);
    breaches.push(...breachesAfter(before, await play(`5 s after ${factor} ×`, LIGHT, LIGHT_SECONDS)));
  }

  const machine = describeMachine();
  console.log(`\nOverload, ${options.seconds} s each; peak ${peak.toFixed(0)} answers a second; ${options.server === null ? 'embedded store' : 'PostgreSQL'}`);
  console.log(`${machine.cpu}, ${machine.cores} cores (shared with sources, store and generator), Node ${machine.node}\n`);
  console.log(toLoadTable(figures));
  console.log(breaches.length === 0 ? '\nAll as wanted.' : `\n${breaches.join('\n')}`);
  await mkdir(new URL('.', RESULT), { recursive: true });
  await writeFile(RESULT, `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, options, peak, figures, breaches }, null, 2)}\n`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
});
