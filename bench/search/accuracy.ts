import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createStore } from '../../src/store/create-store.ts';
import { identifyCustomer } from '../../src/usecases/identify-customer.ts';
import { fillFromErp } from '../../test/support/fill-store.ts';
import { measureAccuracy } from '../../test/support/measure-accuracy.ts';
import { createQuestions } from '../../test/support/questions.ts';
import { openWorldSources } from '../../test/support/world-sources.ts';

/** Precision and recall of the search by parameters: `node bench/search/accuracy.ts --contracts 8000 --questions 5000 --seed 1`. */
const { values: options } = parseArgs({
  options: {
    contracts: { type: 'string', default: '8000' },
    questions: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string' },
  },
});
const dataDir = await mkdtemp(join(tmpdir(), 'busbar-accuracy-'));
const sandbox = await openWorldSources(Number(options.contracts));
const store = await createStore({ databaseUrl: options.database ?? null, dataDir });
await fillFromErp(store, sandbox.sources.erp);

const questions = createQuestions(sandbox.world, Number(options.questions), Number(options.seed));
const times: number[] = [];
const accuracy = await measureAccuracy(questions, async (input) => {
  const began = performance.now();
  const answer = await identifyCustomer(input, { store, keyDate: '2025-06-15', ownDomains: [] });
  times.push(performance.now() - began);
  return answer;
});
times.sort((one, other) => one - other);
const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);

const { asked, identifiable, found, wrong, missed, precision, recall } = accuracy;
console.log(`${asked} questions, ${identifiable} identifiable, ${found} of them found, ${wrong.length} wrong`);
console.log(`precision ${(100 * precision).toFixed(2)} %, recall ${(100 * recall).toFixed(2)} %, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
const reasons = Map.groupBy(missed, ({ question, answer }) => `${question.label}: ${answer.outcome}`);
for (const [reason, cases] of [...reasons].sort((one, other) => other[1].length - one[1].length).slice(0, 10)) console.log(`missed ${cases.length}: ${reason}`);
for (const { question, answer } of wrong.slice(0, 10))
  console.log('WRONG', question.customerId, answer.customerId, JSON.stringify(question.input), answer.message);
for (const { question, answer } of missed.slice(0, 5)) console.log('missed', question.customerId, JSON.stringify(question.input), answer.message);

await store.close();
await sandbox.close();
await rm(dataDir, { recursive: true, force: true });
