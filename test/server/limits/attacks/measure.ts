import { setTimeout as wait } from 'node:timers/promises';
import type { Attack, Outcome } from './attack.ts';
import type { AttackedServer } from './stage.ts';

type Attacked = Pick<AttackedServer, 'target' | 'busy'>;

/** Milliseconds an innocent client may be delayed. */
export const MAX_DELAY_MS = 10;
const LAUNCH_MS = 60_000;
/** Between launches, so that one is not measured with another. */
const PAUSE_MS = 20;

export interface Measured {
  /** What the attack came to, all launches together. */
  readonly outcomes: readonly Outcome[];
  /** Those that are not among the ends it must come to. */
  readonly wrong: readonly Outcome[];
  /** Milliseconds of CPU the longest stretch of the server's thread took, of each launch. */
  readonly busyMs: readonly number[];
  /** When each launch began and ended, by `performance.timeOrigin`. */
  readonly spans: readonly (readonly [from: number, to: number])[];
}

export const launch = async (attack: Attack, size: number, salt: string, { target }: Attacked): Promise<readonly Outcome[]> => {
  const fire = attack.make(size, salt);
  const tooLong = wait(LAUNCH_MS, ['nothing in a minute'], { ref: false });
  return Promise.race([fire(target).catch((error: unknown) => [`thrown ${error instanceof Error ? error.message : ''}`]), tooLong]);
};

export const measure = async (server: Attacked, attack: Attack, size: number, rounds: number): Promise<Measured> => {
  const outcomes = new Set<Outcome>();
  const busyMs: number[] = [];
  const spans: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) {
    await wait(PAUSE_MS);
    await server.busy();
    const from = now();
    for (const outcome of await launch(attack, size, saltOf(), server)) outcomes.add(outcome);
    spans.push([from, now()]);
    busyMs.push((await server.busy()).longestMs);
  }
  return { outcomes: [...outcomes], wrong: [...outcomes].filter((outcome) => !attack.ends.includes(outcome)), busyMs, spans };
};

export const now = (): number => performance.timeOrigin + performance.now();

/** A word no document has had. */
export const saltOf = (): string => `s${Math.random().toString(36).slice(2, 12)}`;
