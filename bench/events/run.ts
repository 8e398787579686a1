import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Agent, request, setGlobalDispatcher } from 'undici';
import { createRandom } from '../../sandbox/control/random.ts';
import { createWorld } from '../../sandbox/world/world.ts';
import { writeKeyFile } from '../harness/api-key.ts';
import { findFreePorts } from '../harness/free-port.ts';
import { startSandboxProcess } from '../harness/sandbox.ts';
import { startServer } from '../harness/server-process.ts';
import { percentile } from '../harness/statistics.ts';
import { openDatabase } from '../search/database.ts';
import { type Burst, type BurstTarget, sendBurst } from './burst.ts';

/**
 * Issue 4, judged 3: many changes of some contracts, an event each. Counts what the ERP was asked, and compares every contract with the truth.
 * `--contracts 200 --events 50 --seconds 10 --server postgres://… --embedded`
 */
const ROOT = new URL('../../', import.meta.url);
const SECRET = 'a-secret-for-measuring';
const READS_A_CONTRACT = 2;
const SETTLE_MS = 60_000;

const { values } = parseArgs({
  options: {
    contracts: { type: 'string', default: '200' },
    events: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '10' },
    server: { type: 'string', default: 'postgres://postgres@127.0.0.1:5432/postgres' },
    embedded: { type: 'boolean', default: false },
  },
});

/** As a sender has them: a connection per request would overrun the backlog. */
setGlobalDispatcher(new Agent({ connections: 100 }));

const TRIES = 3;
let repeated = 0;

/** Sends it again when it was not acknowledged, as senders do. */
const send = async (url: string, method: 'PUT' | 'POST', body: unknown): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    const status = await request(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).then(
      async (answer) => {
        await answer.body.dump();
        return answer.statusCode;
      },
      () => 0,
    );
    if (status >= 200 && status < 300) return;
    if (tries === TRIES) throw new Error(`${method} ${new URL(url).pathname.split('/')[1]} was answered ${status} ${TRIES} times`);
    repeated += 1;
  }
};

interface Place {
  readonly busbarUrl: string;
  readonly erpUrl: string;
  readonly key: string;
}

const ask = async <T>({ busbarUrl, key }: Place, query: string): Promise<T> => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'cache-control': 'only-if-cached' };
  const { body } = await request(`${busbarUrl}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data }: { data: T } = JSON.parse(await body.text());
  return data;
};

const untilNothingWaits = async (place: Place): Promise<void> => {
  const giveUpAt = Date.now() + SETTLE_MS;
  while (Date.now() < giveUpAt) {
    const { events } = await ask<{ events: { totalCount: number } }>(place, '{ events(state: NEW) { totalCount } }');
    if (events.totalCount === 0) return;
    await wait(100);
  }
  throw new Error(`events still wait after ${SETTLE_MS / 1000} s`);
};

const countWrong = async (place: Place, ids: readonly string[]): Promise<number> => {
  let wrong = 0;
  for (const id of ids) {
    const { body } = await request(`${place.erpUrl}/__sandbox/entities/contract/${id}`);
    const truth: { statusTitle: string } = JSON.parse(await body.text());
    const { contract } = await ask<{ contract: { statusTitle: string } | null }>(place, `{ contract(id: "${id}") { statusTitle } }`);
    if (contract?.statusTitle !== truth.statusTitle) wrong += 1;
  }
  return wrong;
};

const measure = async (place: Place, burst: Burst, customerIds: ReadonlyMap<string, string>) => {
  const target: BurstTarget = {
    change: (id, statusTitle) => send(`${place.erpUrl}/__sandbox/entities/contract/${id}`, 'PUT', { statusTitle }),
    tell: (id) =>
      send(`${place.busbarUrl}/webhooks/powercloud/${SECRET}`, 'POST', {
        eventId: crypto.randomUUID(),
        event: 'contract.statusChanged',
        data: { contractId: id, customerId: customerIds.get(id) },
      }),
  };
  const began = performance.now();
  const late = await sendBurst(burst, target);
  const sentMs = performance.now() - began;
  await untilNothingWaits(place);
  return { late, sentMs, settledMs: performance.now() - began - sentMs, wrong: await countWrong(place, burst.contractIds) };
};

const run = async (): Promise<void> => {
  const [contracts, eventsEach, seconds] = [Number(values.contracts), Number(values.events), Number(values.seconds)];
  const sandbox = await startSandboxProcess(ROOT, contracts * 4);
  const keys = await writeKeyFile('graph:read', 'operate');
  const database: Readonly<Record<string, string>> = values.embedded
    ? { DATA_DIR: keys.dataDir }
    : { DATABASE_URL: (await openDatabase(values.server, 'busbar_bench_events')).url };
  const port = await findFreePorts(1);
  const env = { ...sandbox.env, ...database, API_KEYS_FILE: keys.path, WEBHOOK_SECRET: SECRET, PORT: String(port), LOG_LEVEL: 'warn' };
  const busbar = await startServer({ name: 'busbar', args: ['dist/src/cli.js', 'serve'], cwd: ROOT, env, port });
  try {
    const world = createWorld({ contracts: contracts * 4 });
    const some = Array.from({ length: contracts }, (_, index) => world.contracts.at(index * 2)).filter((contract) => contract !== undefined);
    const place = { busbarUrl: busbar.url, erpUrl: sandbox.env.ERP_URL ?? '', key: keys.key };
    const burst = { contractIds: some.map(({ id }) => id), eventsEach, seconds, random: createRandom(1) };
    const { late, sentMs, settledMs, wrong } = await measure(place, burst, new Map(some.map(({ id, customerId }) => [id, customerId])));
    const { erp } = await sandbox.countCalls();
    const customers = new Set(some.map(({ customerId }) => customerId)).size;
    console.log(`${contracts * eventsEach} events of ${contracts} contracts of ${customers} customers in ${(sentMs / 1000).toFixed(1)} s`);
    console.log(
      `client late p50 ${percentile(late, 0.5).toFixed(0)}, p99 ${percentile(late, 0.99).toFixed(0)} ms; settled ${(settledMs / 1000).toFixed(1)} s after the last; ${repeated} sent again`,
    );
    console.log(
      `ERP reads: ${erp} (contracts and customers; ${READS_A_CONTRACT} a contract may be ${READS_A_CONTRACT * contracts}); contracts that differ from the truth: ${wrong}`,
    );
    process.exitCode = wrong === 0 && erp <= READS_A_CONTRACT * contracts ? 0 : 1;
  } finally {
    await busbar.stop();
    await sandbox.stop();
    await keys.remove();
  }
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
await run();
