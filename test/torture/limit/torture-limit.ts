import { setTimeout as wait } from 'node:timers/promises';
import { runOpenLoop } from '../../../bench/harness/open-loop.ts';
import { percentile } from '../../../bench/harness/statistics.ts';
import { type Demo, startDemo } from '../../support/busbar-command.ts';
import { quickestPlace } from '../../support/on-both-engines.ts';
import { type Answered, createPeople } from './people.ts';
import { type LimitUse, readCalls, readLimitUse } from './read-limit-use.ts';

export interface LimitOptions {
  readonly seconds: number;
  readonly readsPerMinute: number;
  readonly writesPerMinute: number;
  /** Told every ten seconds. */
  readonly report: (line: string) => void;
}

/** Milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface Waits {
  readonly count: number;
  /** For turns at Enerflo. */
  readonly waited: Times;
  /** From the moment somebody wanted it to the answer, the store and a busy machine included. */
  readonly inAll: Times;
  readonly problems: readonly string[];
}

export interface LimitResult {
  readonly seconds: number;
  readonly enerflo: LimitUse;
  readonly writes: Waits;
  readonly reads: Waits;
  readonly violations: readonly string[];
}

/** Issue 5, 3 and issue 6, resilience 5: a person's write waits so long at most, background work stands still so long at most. */
const LONGEST_WRITE_MS = 2000;
const LONGEST_PAUSE_MS = 60_000;
/** So many installs that a first fill, one call each, takes longer than any run. */
const CONTRACTS = 6000;
/** The other sources' fills are over when nobody called them for so long. */
const QUIET_MS = 3000;

/**
 * The demo against its own Enerflo, which answers 429 beyond 300 calls a minute: a first fill wants more calls than there are all the time, every write
 * comes back as an event, and people read and write. The sandbox answers without delay, so what a call takes is what it waits.
 */
export const tortureLimit = async ({ seconds, readsPerMinute, writesPerMinute, report }: LimitOptions): Promise<LimitResult> => {
  const place = await quickestPlace();
  const database: Record<string, string> = place.databaseUrl === null ? {} : { DATABASE_URL: place.databaseUrl };
  const demo = await startDemo({ ...database, SANDBOX_SYNC: 'on', SANDBOX_LIMITS: 'on', SANDBOX_LATENCY: 'off', SANDBOX_CONTRACTS: String(CONTRACTS) });
  const ended = demo.exited.then((code): never => {
    throw new Error(`the demo ended with ${code}: ${demo.output()}`);
  });
  ended.catch(() => undefined);
  try {
    await untilQuiet(demo);
    report('the ERP and Enneo are copied; people begin');
    const people = await createPeople(demo);
    const over = new AbortController();
    const reporting = keepReporting(demo, report, over.signal);
    const ask = (perMinute: number, one: () => Promise<Answered>): Promise<readonly Asked[]> => askOften(perMinute, seconds, one);
    const asking = Promise.all([ask(readsPerMinute, people.read), ask(writesPerMinute, people.write)]);
    const [reads, writes] = await Promise.race([asking, ended]);
    over.abort();
    await reporting;
    return judge(seconds, await readLimitUse(demo.enerfloUrl, people.isTheirs), toWaits(reads), toWaits(writes));
  } finally {
    demo.child.kill('SIGTERM');
    await demo.exited;
    await place.drop();
  }
};

/** Copying them takes the processor, not Enerflo's limit. */
const untilQuiet = async ({ enneoUrl, erpUrl }: Demo): Promise<void> => {
  const newest = async (url: string): Promise<number> => (await readCalls(url)).at(-1)?.at ?? Date.now();
  while (Math.max(await newest(enneoUrl), await newest(erpUrl)) > Date.now() - QUIET_MS) await wait(500);
};

interface Asked extends Answered {
  readonly ms: number;
}

const askOften = async (perMinute: number, seconds: number, one: () => Promise<Answered>): Promise<readonly Asked[]> => {
  const asked: Asked[] = [];
  await runOpenLoop({ perSecond: perMinute / 60, seconds, arrivals: 'poisson', random: Math.random }, async (dueAt) => {
    const answered = await one().catch((error: unknown) => ({ waitedMs: 0, problem: String(error) }));
    asked.push({ ...answered, ms: performance.now() - dueAt });
  });
  return asked;
};

const toTimes = (times: readonly number[]): Times => {
  const at = (share: number): number => Math.round(percentile(times, share));
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
};

const toWaits = (asked: readonly Asked[]): Waits => ({
  count: asked.length,
  waited: toTimes(asked.map(({ waitedMs }) => waitedMs)),
  inAll: toTimes(asked.map(({ ms }) => ms)),
  problems: asked.flatMap(({ problem }) => problem ?? []),
});

const judge = (seconds: number, enerflo: LimitUse, reads: Waits, writes: Waits): LimitResult => {
  const rules: readonly (readonly [boolean, string])[] = [
    [enerflo.refused > 0, `${enerflo.refused} answers 429`],
    [writes.waited.max > LONGEST_WRITE_MS, `a write waited ${writes.waited.max} ms`],
    [writes.problems.length + reads.problems.length > 0, `${writes.problems.length} writes and ${reads.problems.length} reads got no answer`],
    [enerflo.longestBackgroundPauseMs > LONGEST_PAUSE_MS, `background work stood still for ${enerflo.longestBackgroundPauseMs} ms`],
    [enerflo.background === 0, 'no sync was under way'],
  ];
  return { seconds, enerflo, writes, reads, violations: rules.flatMap(([isBroken, what]) => (isBroken ? [what] : [])) };
};

const keepReporting = async ({ enerfloUrl }: Demo, report: LimitOptions['report'], signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await wait(10_000, undefined, { signal }).catch(() => undefined);
    const use = await readLimitUse(enerfloUrl, () => false).catch(() => null);
    report(use === null ? 'no answer' : `${use.calls} calls, ${use.busiestMinute} in the busiest minute, ${use.refused} answers 429`);
  }
};
