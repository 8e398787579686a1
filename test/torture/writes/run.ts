import { parseArgs } from 'node:util';
import { tortureWrites } from './torture-writes.ts';

/** `npm run torture:writes -- --sequences 1000`: needs `npm run build`; says what it saw, and exits with 1 when an effect was lost or came twice. */
const { values } = parseArgs({
  options: {
    sequences: { type: 'string', default: '1000' },
    'at-once': { type: 'string', default: '20' },
    seed: { type: 'string' },
    database: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say(`seed ${seed}`);
const begun = performance.now();
const result = await tortureWrites({
  sequences: Number(values.sequences),
  atOnce: Number(values['at-once']),
  seed,
  databaseUrl: values.database ?? null,
  report: say,
});
say(JSON.stringify({ ...result, seconds: Math.round((performance.now() - begun) / 1000) }, null, 2));
process.exitCode = result.violations.length === 0 ? 0 : 1;
