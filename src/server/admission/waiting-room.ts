/** For so long it may be full: a burst that is worked off. Somebody who never gets to the end of it has a standing queue, in which everybody only waits longer. */
const BURST_MS = 1000;
/** Enough that nobody who is done finds nothing to do. */
const FEW = 16;

/** Those for whom there is no room at present, first come first served: many for a short while, few for a long one. */
export class WaitingRoom<T> {
  readonly #most: number;
  readonly #waiting = new Set<T>();
  #emptyAt = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#most = most;
  }

  get length(): number {
    return this.#waiting.size;
  }

  /** false: full. `now` in milliseconds. */
  enter(one: T, now: number): boolean {
    if (this.#waiting.size === 0) this.#emptyAt = now;
    const room = now - this.#emptyAt <= BURST_MS ? this.#most : Math.min(FEW, this.#most);
    if (this.#waiting.size >= room) return false;
    this.#waiting.add(one);
    return true;
  }

  /** The first one. */
  next(): T | undefined {
    return this.#waiting.values().next().value;
  }

  leave(one: T): void {
    this.#waiting.delete(one);
  }
}
