import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../../sandbox/control/random.ts';
import { killRounds } from './kill-rounds.ts';
import { startSecond } from './second-process.ts';

/** The embedded store under `kill -9`: `npm run torture:store -- --rounds 50 --seconds 20 --seed 1`. Exit code 1 when anything was lost or let in. */
const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, seconds: { type: 'string', default: '20' }, seed: { type: 'string', default: String(Date.now()) } },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const dataDir = await mkdtemp(join(tmpdir(), 'busbar-torture-'));
const place = { databaseUrl: null, dataDir, drop: () => rm(dataDir, { recursive: true, force: true }) };
const report = (round: number, acknowledged: number): void => void process.stdout.write(`\rround ${round} of ${options.rounds}, ${acknowledged} acknowledged`);

const kills = await killRounds(place, { rounds: Number(options.rounds), random: createRandom(Number(options.seed)), report });
say(
  `\nseed ${options.seed}: ${kills.rounds} rounds of kill -9 (${kills.whileOpening} while opening), ${kills.acknowledged} times three writes acknowledged, ${kills.lost.length} lost`,
);
for (const one of kills.lost.slice(0, 20)) say(`lost: ${one}`);

const answers = await startSecond(dataDir, Number(options.seconds));
const refused = answers.filter(({ said, expected }) => said === expected).length;
say(`second process refused ${refused} of ${answers.length} times`);
for (const { said, expected } of answers.filter((answer) => answer.said !== answer.expected)) say(`said "${said}", not "${expected}"`);

await place.drop();
process.exitCode = kills.lost.length === 0 && refused === answers.length && refused === Number(options.seconds) ? 0 : 1;
