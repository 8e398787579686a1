import { parseArgs } from 'node:util';
import { tortureEvents } from './torture-events.ts';

/** `npm run torture:events -- --events 5000 --kills 10 [--database postgres://…/empty]`: exits with 1 when an acknowledged event had no effect, or had it twice. */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '5000' },
    'per-second': { type: 'string', default: '500' },
    kills: { type: 'string', default: '10' },
    'lives-ms': { type: 'string', default: '4000' },
    contracts: { type: 'string', default: '400' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    database: { type: 'string', default: 'embedded' },
  },
});
const result = await tortureEvents({
  events: Number(values.events),
  perSecond: Number(values['per-second']),
  kills: Number(values.kills),
  livesMs: Number(values['lives-ms']),
  contracts: Number(values.contracts),
  seed: Number(values.seed),
  databaseUrl: values.database === 'embedded' ? null : values.database,
  report: (line) => process.stderr.write(`\r${line}`),
});
process.stdout.write(`\n${JSON.stringify({ database: values.database === 'embedded' ? 'embedded' : 'PostgreSQL', seed: values.seed, ...result }, null, 2)}\n`);
process.exitCode = result.violations.length === 0 ? 0 : 1;
