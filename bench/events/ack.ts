import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Agent, request } from 'undici';
import { createRandom } from '../../sandbox/control/random.ts';
import { createWorld } from '../../sandbox/world/world.ts';
import { writeKeyFile } from '../harness/api-key.ts';
import { findFreePorts } from '../harness/free-port.ts';
import { runOpenLoop } from '../harness/open-loop.ts';
import { startSandboxProcess } from '../harness/sandbox.ts';
import { startServer } from '../harness/server-process.ts';
import { percentile } from '../harness/statistics.ts';
import { openDatabase } from '../search/database.ts';

/**
 * Issue 4, judged 2: how long an event waits for its acknowledgement, from the moment it was due and not from when it was sent. First a round in
 * which Busbar is stopped for a second, to prove that the generator would see it: `--per-second 300 --seconds 30 --server postgres://…`
 */
const ROOT = new URL('../../', import.meta.url);
const SECRET = 'a-secret-for-measuring';
const LIMIT_MS = 25;
const CONTRACTS = 2000;
const WARM_SECONDS = 5;
const STALL = { seconds: 5, afterMs: 2000, ms: 1000 };

const { values } = parseArgs({
  options: {
    'per-second': { type: 'string', default: '300' },
    seconds: { type: 'string', default: '30' },
    server: { type: 'string', default: 'postgres://postgres@127.0.0.1:5432/postgres' },
  },
});
const perSecond = Number(values['per-second']);
const random = createRandom(1);
const agent = new Agent({ connections: 100 });

interface Figures {
  readonly latencies: readonly number[];
  readonly late: readonly number[];
  readonly refused: number;
}

/** Events of contracts at random; each is a new one. */
const sendFor = async (seconds: number, url: string, contractIds: readonly string[]): Promise<Figures> => {
  const latencies: number[] = [];
  let refused = 0;
  const late = await runOpenLoop({ perSecond, seconds, arrivals: 'poisson', random }, async (dueAt) => {
    const contractId = contractIds[Math.floor(random() * contractIds.length)];
    const body = JSON.stringify({ eventId: crypto.randomUUID(), event: 'contract.changed', data: { contractId } });
    const answer = await request(url, { method: 'POST', dispatcher: agent, headers: { 'content-type': 'application/json' }, body });
    await answer.body.dump();
    latencies.push(performance.now() - dueAt);
    if (answer.statusCode >= 300) refused += 1;
  });
  return { latencies, late, refused };
};

const say = (title: string, { latencies, late, refused }: Figures): void => {
  const at = (share: number): string => percentile(latencies, share).toFixed(1);
  console.log(
    `${title}: ${latencies.length} events, p50 ${at(0.5)}, p99 ${at(0.99)}, p99.9 ${at(0.999)}, max ${at(1)} ms; generator late p99 ${percentile(late, 0.99).toFixed(1)} ms; ${refused} refused`,
  );
};

/** Who was due during the stall waited for its rest: on the average half of it. Sent late and measured from then, hardly anybody would have waited. */
const provesItself = ({ latencies }: Figures): boolean => {
  const waited = latencies.filter((ms) => ms > STALL.ms / 2).length;
  return waited > (perSecond * STALL.ms) / 1000 / 4 && Math.max(...latencies) > STALL.ms * 0.9;
};

const run = async (): Promise<void> => {
  const sandbox = await startSandboxProcess(ROOT, CONTRACTS);
  const keys = await writeKeyFile('graph:read');
  const { url: databaseUrl } = await openDatabase(values.server, 'busbar_bench_ack');
  const port = await findFreePorts(1);
  const env = { ...sandbox.env, DATABASE_URL: databaseUrl, API_KEYS_FILE: keys.path, WEBHOOK_SECRET: SECRET, PORT: String(port), LOG_LEVEL: 'warn' };
  const busbar = await startServer({ name: 'busbar', args: ['dist/src/cli.js', 'serve'], cwd: ROOT, env, port });
  try {
    const world = createWorld({ contracts: CONTRACTS });
    const contractIds = Array.from({ length: CONTRACTS }, (_, nth) => world.contracts.at(nth)?.id ?? '');
    const url = `${busbar.url}/webhooks/powercloud/${SECRET}`;
    await sendFor(WARM_SECONDS, url, contractIds);
    const stalling = wait(STALL.afterMs).then(async () => {
      process.kill(busbar.pid, 'SIGSTOP');
      await wait(STALL.ms);
      process.kill(busbar.pid, 'SIGCONT');
    });
    const stalled = await sendFor(STALL.seconds, url, contractIds);
    await stalling;
    say(`with a stall of ${STALL.ms} ms`, stalled);
    const figures = await sendFor(Number(values.seconds), url, contractIds);
    say(`at ${perSecond} events a second`, figures);
    const isProven = provesItself(stalled);
    if (!isProven) console.log('the generator did not see the stall: its figures mean nothing');
    process.exitCode = isProven && figures.refused === 0 && percentile(figures.latencies, 0.99) <= LIMIT_MS ? 0 : 1;
  } finally {
    await busbar.stop();
    await sandbox.stop();
    await keys.remove();
    await agent.close();
  }
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
await run();
