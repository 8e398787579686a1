export interface Expiring {
  readonly deadline: number;
  expire(): void;
}

/** Ends calls at their deadlines with one timer for all of them, set for the earliest: a timer per call is what costs. */
export class Deadlines {
  readonly #now: () => number;
  readonly #calls = new Set<Expiring>();
  #timer: NodeJS.Timeout | undefined;
  #armedFor = Number.POSITIVE_INFINITY;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Watching again after the deadline moved forward is fine. */
  watch(call: Expiring): void {
    this.#calls.add(call);
    // A clock that was put forward has passed what the timer waits for.
    if (call.deadline < this.#armedFor || this.#armedFor <= this.#now()) this.#arm(call.deadline);
  }

  unwatch(call: Expiring): void {
    this.#calls.delete(call);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#calls.clear();
  }

  #arm(at: number): void {
    clearTimeout(this.#timer);
    this.#armedFor = at;
    this.#timer = setTimeout(() => this.#expireDue(), Math.max(0, at - this.#now())).unref();
  }

  #expireDue(): void {
    this.#armedFor = Number.POSITIVE_INFINITY;
    const now = this.#now();
    let earliest = Number.POSITIVE_INFINITY;
    for (const call of this.#calls) {
      if (call.deadline <= now) call.expire();
      else earliest = Math.min(earliest, call.deadline);
    }
    if (earliest < this.#armedFor) this.#arm(earliest);
  }
}
