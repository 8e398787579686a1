import type { SourceFailure } from '../../domain/source-error.ts';

/** Failures in a row that open it. */
const IN_A_ROW = 5;
/** Or half of at least so many answers of one window. */
const MIN_ANSWERS = 20;
const WINDOW_MS = 5000;
/** Calls that hang tell nothing until their deadline: so many, unanswered for so long and ten times longer than usual, count as an outage. */
const STALLED_CALLS = 5;
const STALLED_MS = 1000;
const STALLED_TIMES = 10;
/** What is taken for usual while nothing was ever answered. */
const UNKNOWN_USUAL_MS = 250;
/** How long a caller may wait for a probe: this, or three times what is usual. */
const PATIENCE_MS = 1500;
const PATIENCE_TIMES = 3;
/** Milliseconds between probes of an open breaker. */
const FIRST_PROBE_MS = 500;
const LAST_PROBE_MS = 3000;
/** A timeout shorter than this was the caller's own hurry. */
const HURRY_MS = 1000;
const SMOOTHING = 0.2;

/** open: nothing leaves. probe: due, one call may leave. */
export type BreakerState = 'closed' | 'open' | 'probe';

/** An attempt under way. */
export interface Attempt {
  readonly startedAt: number;
}

/** Whether one operation of a source is worth calling. It knows outcomes and times, no calls. */
export class Breaker {
  readonly #now: () => number;
  readonly #onChange: (isOpen: boolean) => void;
  readonly #pending = new Set<Attempt>();
  #isOpen = false;
  #inARow = 0;
  #windowAt = 0;
  #answers = 0;
  #failures = 0;
  #lastSuccessAt = Number.NEGATIVE_INFINITY;
  #usualMs: number | null = null;
  #probeMs = FIRST_PROBE_MS;
  #probeAt = 0;

  constructor(now: () => number, onChange: (isOpen: boolean) => void) {
    this.#now = now;
    this.#onChange = onChange;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get state(): BreakerState {
    if (!this.#isOpen && this.#isStalled()) this.#open();
    if (!this.#isOpen) return 'closed';
    return this.#now() >= this.#probeAt ? 'probe' : 'open';
  }

  /** Milliseconds until the next probe is due. */
  get probeInMs(): number {
    return Math.max(0, this.#probeAt - this.#now());
  }

  /** Milliseconds since a probe became due: long where nobody asks. */
  get probeOverdueMs(): number {
    return this.#now() - this.#probeAt;
  }

  /** Milliseconds after which a probe is not worth waiting for. */
  get patienceMs(): number {
    return Math.max(PATIENCE_MS, PATIENCE_TIMES * (this.#usualMs ?? 0));
  }

  begin(): Attempt {
    const attempt = { startedAt: this.#now() };
    if (this.#isOpen) this.#scheduleProbe();
    this.#pending.add(attempt);
    return attempt;
  }

  /** `failure`: why there was no answer; null: there was one. */
  end(attempt: Attempt, failure: SourceFailure | null): void {
    this.#pending.delete(attempt);
    const ms = this.#now() - attempt.startedAt;
    if (failure === null || failure === 'rejected') this.#succeed(ms);
    else if (isFault(failure, ms)) this.#fail();
  }

  #succeed(ms: number): void {
    this.#lastSuccessAt = this.#now();
    this.#usualMs = this.#usualMs === null ? ms : this.#usualMs + SMOOTHING * (ms - this.#usualMs);
    this.#inARow = 0;
    this.#count(0);
    if (this.#isOpen) this.#close();
  }

  #fail(): void {
    this.#inARow += 1;
    this.#count(1);
    const isHalf = this.#answers >= MIN_ANSWERS && this.#failures * 2 >= this.#answers;
    if (!this.#isOpen && (this.#inARow >= IN_A_ROW || isHalf)) this.#open();
  }

  #count(failures: number): void {
    const now = this.#now();
    if (now - this.#windowAt > WINDOW_MS) {
      this.#windowAt = now;
      this.#answers = 0;
      this.#failures = 0;
    }
    this.#answers += 1;
    this.#failures += failures;
  }

  #isStalled(): boolean {
    if (this.#pending.size < STALLED_CALLS) return false;
    const stalledAt = this.#now() - Math.max(STALLED_MS, STALLED_TIMES * (this.#usualMs ?? UNKNOWN_USUAL_MS));
    if (this.#lastSuccessAt > stalledAt) return false;
    const oldest = this.#pending.values().take(STALLED_CALLS);
    return oldest.every(({ startedAt }) => startedAt <= stalledAt);
  }

  #open(): void {
    this.#isOpen = true;
    this.#probeMs = FIRST_PROBE_MS;
    this.#probeAt = this.#now() + FIRST_PROBE_MS;
    this.#onChange(true);
  }

  #close(): void {
    this.#isOpen = false;
    this.#answers = 0;
    this.#failures = 0;
    this.#onChange(false);
  }

  #scheduleProbe(): void {
    this.#probeMs = Math.min(this.#probeMs * 2, LAST_PROBE_MS);
    this.#probeAt = this.#now() + this.#probeMs;
  }
}

/** 429 is the queue's to mind, and a client that left says nothing about the source. */
const isFault = (failure: SourceFailure, ms: number): boolean =>
  failure === 'unavailable' || failure === 'malformed' || (failure === 'timeout' && ms >= HURRY_MS);
