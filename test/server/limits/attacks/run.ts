import { argv, exit, stdout } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { median, percentile } from '../../../../bench/harness/statistics.ts';
import { ATTACKS } from '../attacks.ts';
import type { Asked } from './innocent.ts';
import { MAX_DELAY_MS, measure, now } from './measure.ts';
import { startAttacked } from './stage.ts';

const ROUNDS = 7;
const PER_SECOND = 100;
const REST_MS = 5000;

const [, , wanted = ''] = argv;
const say = (line: string): void => void stdout.write(`${line}\n`);

await using server = await startAttacked(true);
const asked: Asked[] = [];
const innocent = new Worker(new URL('innocent.ts', import.meta.url), { workerData: { ...server.target, perSecond: PER_SECOND } });
innocent.on('message', (one: Asked) => void asked.push(one));
const worstIn = (from: number, to: number): number =>
  Math.max(0, ...asked.filter(({ dueAt }) => dueAt >= from - 1000 / PER_SECOND && dueAt <= to).map(({ ms }) => ms));

await wait(REST_MS / 5);
await server.busy();
const restedFrom = now();
await wait(REST_MS);
const resting = asked.filter(({ dueAt }) => dueAt >= restedFrom).map(({ ms }) => ms);
const atRest = await server.busy();
say(
  `At rest: an innocent client, ${PER_SECOND} queries a second, waits ${median(resting).toFixed(1)} ms (median), ${percentile(resting, 0.99).toFixed(1)} ms (p99); the longest stretch of CPU is ${atRest.longestMs.toFixed(1)} ms.`,
);
say('Longest stretch of CPU in ms, median of launches (small, medium, large); in brackets how long the innocent client waited at worst.\n');

const failures: string[] = [];
const attacks = ATTACKS.filter(({ name }) => name.includes(wanted));
for (const attack of attacks) {
  const cells: string[] = [];
  const outcomes = new Set<string>();
  for (const size of attack.sizes) {
    const measured = await measure(server, attack, size, attack.isSlow ? 1 : ROUNDS);
    const busyMs = median(measured.busyMs);
    await wait(50);
    const worstMs = median(measured.spans.map(([from, to]) => worstIn(from, to)));
    cells.push(`${busyMs.toFixed(1).padStart(5)} (${worstMs.toFixed(0)})`.padEnd(12));
    for (const outcome of measured.outcomes) outcomes.add(outcome);
    if (measured.wrong.length > 0) failures.push(`${attack.name}, ${size}: came to ${measured.wrong.join(', ')}`);
    // A slow one lasts seconds, in which the server has work of its own.
    if (busyMs > MAX_DELAY_MS && !attack.isSlow) failures.push(`${attack.name}, ${size}: ${busyMs.toFixed(1)} ms`);
  }
  say(`${attack.name.padEnd(56)} ${cells.join(' ')} ${[...outcomes].join(', ')}`);
  asked.splice(0);
  if (!server.isAlive()) failures.push(`${attack.name}: the server died\n${server.output().slice(-2000)}`);
}
const logged = server
  .output()
  .split('\n')
  .filter((line) => /"level":(50|60)/.test(line));
if (logged.length > 0) failures.push(`the server logged ${logged.length} errors, the first: ${logged[0]}`);
await innocent.terminate();
say(failures.length === 0 ? `\nAll ${attacks.length} attacks are refused, each in ${MAX_DELAY_MS} ms.` : `\n${failures.join('\n')}`);
exit(failures.length === 0 ? 0 : 1);
