const SPAN_MS = 10_000;
const SLOTS = 20;
const SLOT_MS = SPAN_MS / SLOTS;
/** Below the promised tenth, since a retry may fall into ten seconds that its call has just left. */
const SHARE = 0.08;

interface Slot {
  index: number;
  calls: number;
  retries: number;
}

/** Retries of a source stay below a tenth of its calls in any ten seconds, so that they never feed an outage. One is always allowed: most trouble is a single lost connection. */
export class RetryBudget {
  readonly #now: () => number;
  readonly #slots: readonly Slot[] = Array.from({ length: SLOTS }, () => ({ index: 0, calls: 0, retries: 0 }));

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A first attempt leaves. */
  count(): void {
    this.#current().calls += 1;
  }

  /** Whether a retry may leave; counts it if so. */
  take(): boolean {
    const oldest = this.#index() - SLOTS;
    const recent = this.#slots.filter(({ index }) => index > oldest);
    const calls = recent.reduce((sum, slot) => sum + slot.calls, 0);
    const retries = recent.reduce((sum, slot) => sum + slot.retries, 0);
    if (retries + 1 > Math.max(1, calls * SHARE)) return false;
    this.#current().retries += 1;
    return true;
  }

  #index(): number {
    return Math.floor(this.#now() / SLOT_MS);
  }

  #current(): Slot {
    const index = this.#index();
    const slot = this.#slots[index % SLOTS];
    if (slot === undefined) throw new RangeError('the clock went below zero');
    if (slot.index !== index) Object.assign(slot, { index, calls: 0, retries: 0 });
    return slot;
  }
}
