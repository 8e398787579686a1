import { hash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { createRandom, type Random } from '../../../sandbox/control/random.ts';
import { SANDBOX_CREDENTIALS } from '../../../sandbox/credentials.ts';
import type { Fault } from '../../../sandbox/options.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { bringAbout, type Ending } from './bring-about.ts';
import { BusbarProcess } from './busbar-process.ts';
import { type Intent, intentsOf, type Ledger } from './intents.ts';

export interface TortureOptions {
  readonly sequences: number;
  /** Sequences that run at once, between two kills or more. */
  readonly atOnce: number;
  readonly seed: number;
  /** null: the embedded store. */
  readonly databaseUrl: string | null;
  readonly report: (line: string) => void;
}

export interface TortureResult {
  readonly intents: number;
  readonly kills: number;
  /** Requests clients made. */
  readonly attempts: number;
  readonly doubts: number;
  readonly endings: Readonly<Record<string, number>>;
  /** What happened twice, not at all although it was called done, or although it was called refused. */
  readonly violations: readonly string[];
}

const DEADLINE_MS = 1000;
const SETTLE_MS = 2000;
/** Beyond the deadline, and before an effect is no longer expected, however late in its time the call has left. */
const LAG_MS = 1500;

const WRITES = '/^(PUT|PATCH|POST) (?!.*search$)/';

/** Of a hundred writes forty meet something. */
const FAULTS: readonly Fault[] = [
  { match: WRITES, kind: 'hang', rate: 0.07 },
  { match: WRITES, kind: 'hangAfter', rate: 0.07 },
  { match: WRITES, kind: 'lag', rate: 0.05, ms: LAG_MS },
  { match: WRITES, kind: 'reset', rate: 0.05 },
  { match: WRITES, kind: 'resetAfter', rate: 0.07 },
  { match: WRITES, kind: 'statusAfter', status: 504, rate: 0.05 },
  { match: WRITES, kind: 'status', status: 503, rate: 0.04 },
  { match: WRITES, kind: 'malformed', rate: 0.03 },
  { match: 'GET', kind: 'status', status: 502, rate: 0.02 },
];

/** Random sequences of writes against the sandbox, crashes in their midst and repeats with the same keys; then the sandbox's books are compared with what was said. */
export const tortureWrites = async ({ sequences, atOnce, seed, databaseUrl, report }: TortureOptions): Promise<TortureResult> => {
  const sandbox = await startSandbox({ contracts: 2000, portBase: null, latency: false, limits: false, busbarUrl: null });
  const folder = await mkdtemp(join(tmpdir(), 'busbar-torture-'));
  const busbar = new BusbarProcess(await toEnvironment(sandbox, folder, databaseUrl));
  const random = createRandom(seed);
  const ended: { intent: Intent; ending: Ending }[] = [];
  await busbar.start();
  await setFaults(sandbox, FAULTS);
  try {
    for (let first = 0; first < sequences; first += atOnce) {
      const numbers = Array.from({ length: Math.min(atOnce, sequences - first) }, (_, index) => first + index);
      const running = Promise.all(numbers.map((number) => runSequence(intentsOf(number, random, sandbox.world), busbar, random)));
      ended.push(...(await killWhile(running, busbar, random)).flat());
      report(`${first + numbers.length} of ${sequences} sequences, ${ended.length} writes, ${busbar.kills} kills`);
    }
    await sleep(DEADLINE_MS + SETTLE_MS);
    return toResult(ended, busbar.kills, await readLedger(sandbox));
  } finally {
    await busbar.kill();
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

/** One after the other, as one client would. */
const runSequence = async (intents: readonly Intent[], busbar: BusbarProcess, random: Random) => {
  const ended = [];
  for (const intent of intents) ended.push({ intent, ending: await bringAbout(intent, busbar, random) });
  return ended;
};

/** Kills it again and again in the midst of the work, a few times. */
const killWhile = async <T>(running: Promise<T>, busbar: BusbarProcess, random: Random): Promise<T> => {
  const kills = 2 + Math.floor(random() * 5);
  let isOver = false;
  const over = running.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  for (let kill = 0; kill < kills && !isOver; kill += 1) {
    await Promise.race([sleep(30 + random() * 2500), over]);
    await busbar.restart();
  }
  return over;
};

const toEnvironment = async ({ enneoUrl, erpUrl, enerfloUrl }: Sandbox, folder: string, databaseUrl: string | null): Promise<Record<string, string>> => {
  const keys = join(folder, 'keys.json');
  const entry = { id: 'torture', name: 'torture', hash: `sha256:${hash('sha256', 'torture')}`, scopes: ['graph:read', 'graph:write'] };
  await writeFile(keys, JSON.stringify([entry]));
  const { enneoToken, enerfloKey, powercloudHash, powercloudUser, powercloudPassword } = SANDBOX_CREDENTIALS;
  return {
    ...(databaseUrl === null ? { DATA_DIR: folder } : { DATABASE_URL: databaseUrl }),
    ...{ API_KEYS_FILE: keys, REQUEST_DEADLINE_MS: String(DEADLINE_MS), WRITE_SETTLE_MS: String(SETTLE_MS), SOURCE_BREAKERS: 'off' },
    ...{ ENNEO_URL: enneoUrl, ENNEO_TOKEN: enneoToken, ENERFLO_URL: enerfloUrl, ENERFLO_KEY: enerfloKey, ENERFLO_CALLS_PER_MINUTE: '100000' },
    ...{ ERP_KIND: 'powercloud', ERP_URL: erpUrl, ERP_KEY: powercloudHash, ERP_USER: powercloudUser, ERP_PASSWORD: powercloudPassword },
  };
};

const setFaults = async ({ enneoUrl, enerfloUrl }: Sandbox, faults: readonly Fault[]): Promise<void> => {
  for (const url of [enneoUrl, enerfloUrl])
    await fetch(`${url}/__sandbox/faults`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(faults) });
};

const calls = z.object({ calls: z.array(z.object({ method: z.string(), path: z.string(), handled: z.number().optional(), body: z.unknown().optional() })) });

const readLedger = async ({ world, enerfloUrl }: Sandbox): Promise<Ledger> => {
  const made = calls.parse(await (await fetch(`${enerfloUrl}/__sandbox/calls`)).json()).calls;
  const all = <T>(collection: { readonly size: number; at(index: number): T | undefined }): readonly T[] =>
    Array.from({ length: collection.size }, (_, index) => collection.at(index)).filter((one) => one !== undefined);
  return {
    notes: all(world.notes).map(({ text }) => text),
    tickets: all(world.tickets).map(({ subject }) => subject),
    writes: made
      .filter(({ method, handled = 0 }) => method !== 'GET' && handled >= 200 && handled < 300)
      .map(({ path, body }) => `${path} ${JSON.stringify(body)}`),
  };
};

const toResult = (ended: readonly { intent: Intent; ending: Ending }[], kills: number, ledger: Ledger): TortureResult => ({
  intents: ended.length,
  kills,
  attempts: ended.reduce((sum, { ending }) => sum + ending.attempts, 0),
  doubts: ended.reduce((sum, { ending }) => sum + ending.doubts, 0),
  endings: Object.fromEntries([...Map.groupBy(ended, ({ ending }) => ending.state)].map(([state, some]) => [state, some.length])),
  violations: ended.flatMap(({ intent, ending }) => violationOf(intent, ending, intent.count(ledger))),
});

const EXPECTED: Readonly<Record<string, readonly number[]>> = { DONE: [1], REJECTED: [0], UNKNOWN: [0, 1] };

const violationOf = ({ mutation }: Intent, { state }: Ending, count: number): readonly string[] =>
  EXPECTED[state]?.includes(count) ? [] : [`${state}, but carried out ${count} times: ${mutation}`];
