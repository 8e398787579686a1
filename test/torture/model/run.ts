import { parseArgs } from 'node:util';
import { embeddedPlace } from '../../support/on-both-engines.ts';
import { tortureModel } from './torture-model.ts';

/** `npm run torture:model -- --runs 10000 [--database postgres://…/empty] [--seed 1]`: says how many interleavings held, or the shortest that breaks the promise. */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10000' }, database: { type: 'string' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } },
});
const place = values.database === undefined ? await embeddedPlace() : { databaseUrl: values.database, dataDir: '', drop: async () => undefined };
const began = performance.now();
const report = (runs: number): void => {
  if (runs % 100 === 0) process.stderr.write(`\r${runs} of ${values.runs}`);
};
try {
  const figures = await tortureModel({ place, runs: Number(values.runs), seed: Number(values.seed), report });
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`\n${JSON.stringify({ store: values.database === undefined ? 'embedded' : 'PostgreSQL', seed: values.seed, seconds, ...figures })}\n`);
} finally {
  await place.drop();
}
