import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, type Random } from '../../../sandbox/control/random.ts';
import { startSandbox } from '../../../sandbox/start.ts';
import { createStore, type Store } from '../../../src/store/create-store.ts';
import { BusbarProcess } from '../writes/busbar-process.ts';
import { changingRecords, type ToldEvent } from './changing.ts';
import { SECRET, toEnvironment } from './environment.ts';
import { type Sending, type Sent, sendEvents } from './send-events.ts';
import { untilNothingWaits } from './until-nothing-waits.ts';

export interface EventTortureOptions {
  /** To be acknowledged. */
  readonly events: number;
  readonly perSecond: number;
  readonly kills: number;
  /** Milliseconds it lives between two kills, at most. */
  readonly livesMs: number;
  readonly contracts: number;
  readonly seed: number;
  /** null: the embedded store. Else an empty database. */
  readonly databaseUrl: string | null;
  readonly report: (line: string) => void;
}

export interface EventTortureResult extends Omit<Sending, 'sent'> {
  readonly kills: number;
  readonly records: number;
  readonly changes: number;
  /** Changes that were told to subscribers and rules: a burst of them is one. */
  readonly told: number;
  /** What was acknowledged and has no effect, or has it twice. */
  readonly violations: readonly string[];
}

/** Changes and their events at a rate, `kill -9` in their midst; then every acknowledged event must have its effect, once. */
export const tortureEvents = async (options: EventTortureOptions): Promise<EventTortureResult> => {
  const { events, perSecond, kills, livesMs, contracts, seed, databaseUrl, report } = options;
  const sandbox = await startSandbox({ contracts, portBase: null, latency: false, limits: false, busbarUrl: null });
  const folder = await mkdtemp(join(tmpdir(), 'busbar-torture-'));
  const random = createRandom(seed);
  const busbar = new BusbarProcess(await toEnvironment(sandbox, folder, databaseUrl));
  let url: string | null = await busbar.start();
  try {
    const records = changingRecords(sandbox.world, contracts);
    let isKilled = false;
    const killing = killAgain(busbar, { kills, livesMs, random, onUrl: (now) => (url = now) }).finally(() => (isKilled = true));
    killing.catch(() => undefined);
    const lines = everySecond((acknowledged: number) => report(`${acknowledged} of ${events} acknowledged, ${busbar.kills} of ${kills} kills`));
    const { sent, ...sending } = await sendEvents({
      records,
      perSecond,
      events,
      isEnough: () => isKilled,
      random,
      urlOf: () => url,
      secret: SECRET,
      report: lines,
    });
    await killing;
    await untilNothingWaits(await busbar.url);
    const count = busbar.kills;
    await busbar.kill();
    const store = await createStore({ databaseUrl, dataDir: folder });
    const told = await readAllEvents(store);
    const violations = (await Promise.all(sent.map((one) => violationsOf(one, store, told)))).flat();
    await store.close();
    const changes = sent.reduce((sum, one) => sum + one.changes, 0);
    return { ...sending, kills: count, records: sent.length, changes, told: told.length, violations };
  } finally {
    await busbar.kill();
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

interface Killing {
  readonly kills: number;
  readonly livesMs: number;
  readonly random: Random;
  /** Told where it listens; null: nowhere. */
  readonly onUrl: (url: string | null) => void;
}

const killAgain = async (busbar: BusbarProcess, { kills, livesMs, random, onUrl }: Killing): Promise<void> => {
  while (busbar.kills < kills) {
    await sleep(random() * livesMs);
    await busbar.kill();
    onUrl(null);
    onUrl(await busbar.start());
  }
};

const everySecond = <T>(tell: (value: T) => void): ((value: T) => void) => {
  let last = performance.now();
  return (value) => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    tell(value);
  };
};

const violationsOf = async ({ record, changes, acknowledged }: Sent, store: Store, events: readonly ToldEvent[]): Promise<readonly string[]> => {
  const mirrored = await record.mirrored(store);
  const told = record.told(events);
  const times = record.timesTold(events);
  return [
    ...(mirrored < acknowledged ? [`${record.name}: version ${acknowledged} of ${changes} was acknowledged, the mirror has ${mirrored}`] : []),
    ...(mirrored > 0 && mirrored < changes && acknowledged === changes ? [`${record.name} is not as in its source`] : []),
    // Its first is new to the mirror, before any change of ours.
    ...(times > changes + 1 ? [`${record.name} changed ${changes} times and was told of ${times} times`] : []),
    ...(told?.some((version, nth) => nth > 0 && version <= (told[nth - 1] ?? 0)) === true ? [`${record.name} was told as ${told.join()}`] : []),
  ];
};

const PAGE = 10_000;

const readAllEvents = async (store: Store): Promise<readonly ToldEvent[]> => {
  const all: ToldEvent[] = [];
  for (;;) {
    const page = await store.events.readSince({ since: 0, after: all.at(-1)?.id ?? '0', limit: PAGE });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
};
