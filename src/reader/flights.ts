import { Desertion, type Leaving } from '../domain/leaving.ts';
import type { ReadContext } from './read.ts';

/** Reads live; a key that is absent is unknown. A rejection fails all keys. */
export type ReadMany<T> = (keys: readonly string[], context: ReadContext) => Promise<ReadonlyMap<string, T | Error>>;

/** What a live read brought for one key; null: unknown at the source. */
export interface Landed<T> {
  readonly value: T | Error | null;
  readonly startedAt: number;
}

interface Flight<T> {
  readonly landed: Promise<ReadonlyMap<string, T | Error>>;
  readonly startedAt: number;
  readonly keys: readonly string[];
  readonly join: (signal: Leaving) => void;
}

/** Told once per flight, with what it brought. */
export type OnLanded<T> = (found: ReadonlyMap<string, T | Error>, keys: readonly string[], startedAt: number) => void;

/**
 * Shares live reads: a key that is being read for the same credential is not read again. What is left is read together.
 * A flight is called off when everybody who waits for it has gone.
 */
export class Flights<T> {
  readonly #underWay = new Map<string, Flight<T>>();
  readonly #readMany: ReadMany<T>;
  readonly #onLanded: OnLanded<T>;
  readonly #now: () => number;

  constructor(readMany: ReadMany<T>, onLanded: OnLanded<T>, now: () => number) {
    this.#readMany = readMany;
    this.#onLanded = onLanded;
    this.#now = now;
  }

  async read(keys: readonly string[], context: ReadContext): Promise<ReadonlyMap<string, Landed<T>>> {
    const own = keys.filter((key) => !this.#underWay.has(nameOf(key, context)));
    if (own.length > 0) this.#start(own, context);
    const flights = Map.groupBy(keys, (key) => this.#underWay.get(nameOf(key, context)));
    for (const flight of flights.keys()) flight?.join(context.signal);
    const landed = new Map<string, Landed<T>>();
    for (const [flight, aboard] of flights) {
      if (flight === undefined) throw new Error('A read was lost before it began.');
      const brought = await flight.landed;
      for (const key of aboard) landed.set(key, { value: brought.get(key) ?? null, startedAt: flight.startedAt });
    }
    return landed;
  }

  /** Nobody joins flights under way that bring these keys; null: any. Who waits for one still gets what it brings. */
  leave(keys: readonly string[] | null): void {
    for (const [name, flight] of this.#underWay) if (keys === null || keys.some((key) => flight.keys.includes(key))) this.#underWay.delete(name);
  }

  #start(keys: readonly string[], context: ReadContext): void {
    const names = keys.map((key) => nameOf(key, context));
    const deserted = new Desertion();
    const { join, end } = countWaiting(() => {
      this.#forget(names, flight);
      deserted.abort();
    });
    const flight: Flight<T> = {
      startedAt: this.#now(),
      keys,
      landed: this.#fly(keys, { ...context, signal: deserted }).finally(() => {
        end();
        this.#forget(names, flight);
      }),
      join,
    };
    for (const name of names) this.#underWay.set(name, flight);
  }

  async #fly(keys: readonly string[], context: ReadContext): Promise<ReadonlyMap<string, T | Error>> {
    const startedAt = this.#now();
    try {
      const found = await this.#readMany(keys, context);
      this.#onLanded(found, keys, startedAt);
      return found;
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      return new Map(keys.map((key) => [key, error]));
    }
  }

  #forget(names: readonly string[], flight: Flight<T>): void {
    for (const name of names) if (this.#underWay.get(name) === flight) this.#underWay.delete(name);
  }
}

const nameOf = (key: string, { credential }: ReadContext): string => `${credential.length} ${credential}${key}`;

/** Counts who waits, each signal once; tells when the last one has gone. `end`: no signal is listened to any more, some outlive many flights. */
const countWaiting = (onDeserted: () => void): { readonly join: (signal: Leaving) => void; readonly end: () => void } => {
  const waiting = new Map<Leaving, () => void>();
  const join = (signal: Leaving): void => {
    if (waiting.has(signal) || signal.aborted) return;
    const leave = (): void => {
      waiting.delete(signal);
      if (waiting.size === 0) onDeserted();
    };
    waiting.set(signal, leave);
    signal.addEventListener('abort', leave);
  };
  const end = (): void => {
    for (const [signal, leave] of waiting) signal.removeEventListener('abort', leave);
    waiting.clear();
  };
  return { join, end };
};
