import { createStore } from '../../src/store/create-store.ts';
import type { StorePlace } from '../support/on-both-engines.ts';
import { runChild } from '../support/run-child.ts';
import { findLost } from './acknowledged.ts';

export interface KillRounds {
  readonly rounds: number;
  /** Rounds in which the process was killed before it had opened the store. */
  readonly whileOpening: number;
  readonly acknowledged: number;
  readonly lost: readonly string[];
}

export interface KillOptions {
  readonly rounds: number;
  /** 0 up to 1. */
  readonly random: () => number;
  /** Told after every round. */
  readonly report?: (round: number, acknowledged: number) => void;
}

/** A round's process is killed after at most so many acknowledgements, and so many milliseconds into what comes then. */
const MOST_ACKNOWLEDGED = 40;
const LATEST_MS = 50;
/** One round in so many is killed while the store is still being opened, which is when it recovers from the last kill; within so many milliseconds of its start. */
const OPENING_ONE_IN = 5;
const OPENING_MS = 1500;

/** Kills a writing process with SIGKILL at random moments, again and again on the same store; every round all that was ever acknowledged must be there. */
export const killRounds = async (place: StorePlace, { rounds, random, report }: KillOptions): Promise<KillRounds> => {
  let last = 0;
  let whileOpening = 0;
  const lost = new Set<string>();
  for (let round = 1; round <= rounds; round += 1) {
    const acknowledged = await writeUntilKilled(place, last + 1, round % OPENING_ONE_IN === 0, random);
    if (acknowledged === null) whileOpening += 1;
    last = Math.max(last, acknowledged ?? 0);
    const store = await createStore(place);
    for (const one of await findLost(store, last)) lost.add(one);
    await store.close();
    report?.(round, last);
  }
  return { rounds, whileOpening, acknowledged: last, lost: [...lost] };
};

/** The last number that was acknowledged, 0 for none; null: killed before the store was open. */
const writeUntilKilled = async (place: StorePlace, first: number, isEarly: boolean, random: () => number): Promise<number | null> => {
  const child = runChild(new URL('write-child.ts', import.meta.url), [place.databaseUrl ?? '', place.dataDir, String(first)]);
  const killWithin = (ms: number): void => void setTimeout(() => void child.kill(), ms * random());
  const enough = Math.floor(random() * MOST_ACKNOWLEDGED);
  if (isEarly) killWithin(OPENING_MS);
  let last: number | null = null;
  // What it said before it died is read to the end.
  for (let said = 0, line = await child.nextLine(); line !== null; said += 1, line = await child.nextLine()) {
    if (said === enough && !isEarly) killWithin(LATEST_MS);
    last = line === 'open' ? 0 : Number(line);
  }
  await child.kill();
  return last;
};
