import { parseArgs } from 'node:util';
import { tortureLimit } from './torture-limit.ts';

/** `npm run torture:limit -- --seconds 600`: needs `npm run build`; says what it saw, and exits with 1 when the limit was broken, or people waited or background work stood still for too long. */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    'reads-per-minute': { type: 'string', default: '60' },
    'writes-per-minute': { type: 'string', default: '20' },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const result = await tortureLimit({
  seconds: Number(values.seconds),
  readsPerMinute: Number(values['reads-per-minute']),
  writesPerMinute: Number(values['writes-per-minute']),
  report: say,
});
say(JSON.stringify(result, null, 2));
process.exitCode = result.violations.length === 0 ? 0 : 1;
