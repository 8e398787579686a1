import { stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { findFreePorts } from '../../../bench/harness/free-port.ts';
import { startServer } from '../../../bench/harness/server-process.ts';
import { median } from '../../../bench/harness/statistics.ts';
import { LARGE_DOCUMENTS, LONG_TEXTS, WRONG_DOCUMENTS } from '../../server/limits/attacks/documents.ts';
import { MAX_DELAY_MS, measure } from '../../server/limits/attacks/measure.ts';
import { BODIES } from '../../server/limits/attacks/values.ts';

const ROUNDS = 5;
const FOLDER = new URL('./', import.meta.url);
/** Those that need no data behind the graph. */
const ATTACKS = [...LARGE_DOCUMENTS, ...WRONG_DOCUMENTS, ...LONG_TEXTS, ...BODIES];

/** What it came to at any size; the worst counts. */
const verdictOn = (outcomes: readonly string[]): 'let in' | '5xx' | 'refused' => {
  if (outcomes.some((outcome) => outcome.startsWith('200'))) return 'let in';
  return outcomes.some((outcome) => outcome.startsWith('5')) ? '5xx' : 'refused';
};

const port = await findFreePorts(2);
const probe = new URL('../../server/limits/attacks/probe.ts', FOLDER).href;
const env = { PORT: String(port), PROBE_PORT: String(port + 1), NODE_OPTIONS: `--import=${probe}` };
const server = await startServer({ name: 'armor', args: [fileURLToPath(new URL('server.ts', FOLDER))], cwd: FOLDER, env, port });
const armored = {
  target: { url: server.url, key: 'none' },
  busy: async () => JSON.parse(await (await fetch(`http://127.0.0.1:${port + 1}`)).text()),
};

const verdicts = { 'let in': 0, '5xx': 0, refused: 0 };
let slow = 0;
for (const attack of ATTACKS) {
  const sizes = [];
  for (const size of attack.sizes) sizes.push(await measure(armored, attack, size, ROUNDS));
  const worstMs = Math.max(...sizes.map(({ busyMs }) => median(busyMs)));
  const outcomes = [...new Set(sizes.flatMap((one) => one.outcomes))];
  const verdict = verdictOn(outcomes);
  verdicts[verdict] += 1;
  if (worstMs > MAX_DELAY_MS) slow += 1;
  stdout.write(`${verdict.padEnd(7)} ${worstMs.toFixed(1).padStart(6)} ms  ${attack.name.padEnd(56)} ${outcomes.join(', ').slice(0, 120)}\n`);
}
stdout.write(`\n${ATTACKS.length} attacks: ${JSON.stringify(verdicts)}; ${slow} keep the server busy for more than ${MAX_DELAY_MS} ms.\n`);
await server.stop();
