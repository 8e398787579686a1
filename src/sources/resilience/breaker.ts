import type { SourceFailure } from '../../domain/source-error.ts';
import { type Attempt, UnderWay } from './under-way.ts';

/** Failures in a row that open it. */
const IN_A_ROW = 5;
/** Or half of at least so many answers of one window. */
const MIN_ANSWERS = 20;
const WINDOW_MS = 5000;
/**
 * Calls that hang tell nothing until their deadline: so many, unanswered for so long and five times longer than usual, count as an outage, whether they are
 * all of one operation or all that the source has. Where it takes fewer at once, those that wait behind them count too.
 */
const STALLED_CALLS = 4;
const STALLED_MS = 800;
const STALLED_TIMES = 5;
/** Whoever was kept from looking for so long looks once more: answers may be there that nobody has read yet. */
const LATE_MS = 50;
/** What is taken for usual while nothing was ever answered. */
const UNKNOWN_USUAL_MS = 500;
/** How long a probe may take at least: this, or three times what is usual. */
const PROBE_MS = 1500;
const PROBE_TIMES = 3;
/** Milliseconds between probes of an open breaker. */
const FIRST_PROBE_MS = 500;
const LAST_PROBE_MS = 3000;
/** A probe that nobody waits for may take so many distances: two are under way at most, and hold no more of the source's places. */
const PROBE_DISTANCES = 2;
/** A timeout shorter than this was the caller's own hurry. */
const HURRY_MS = 1000;
const SMOOTHING = 0.2;

/** open: nothing leaves. probe: due, one call may leave. */
export type BreakerState = 'closed' | 'open' | 'probe';

export interface BreakerOptions {
  readonly now: () => number;
  /** Calls `wake` after `ms`. */
  readonly wakeAfter: (ms: number, wake: () => void) => void;
  readonly onChange: (isOpen: boolean) => void;
  /** Calls of the source that are under way at once. */
  readonly concurrency: number;
  /** Those of all its operations. */
  readonly ofSource: UnderWay;
}

/** Whether one operation of a source is worth calling. It knows outcomes and times, no calls. */
export class Breaker {
  readonly #now: () => number;
  readonly #wakeAfter: BreakerOptions['wakeAfter'];
  readonly #onChange: (isOpen: boolean) => void;
  readonly #stalledCalls: number;
  readonly #own = new UnderWay();
  readonly #ofSource: UnderWay;
  #isOpen = false;
  #inARow = 0;
  #windowAt = 0;
  #answers = 0;
  #failures = 0;
  #usualMs: number | null = null;
  #distanceMs = FIRST_PROBE_MS;
  #probeAt = 0;
  #isWatching = false;

  constructor({ now, wakeAfter, onChange, concurrency, ofSource }: BreakerOptions) {
    this.#ofSource = ofSource;
    this.#stalledCalls = Math.min(STALLED_CALLS, concurrency);
    this.#now = now;
    this.#wakeAfter = wakeAfter;
    this.#onChange = onChange;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get state(): BreakerState {
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

  /** Milliseconds the next probe may take. */
  get probeMs(): number {
    return Math.max(PROBE_DISTANCES * this.#nextDistanceMs, PROBE_MS, PROBE_TIMES * (this.#usualMs ?? 0));
  }

  begin(isRead: boolean): Attempt {
    const attempt: Attempt = { sentAt: null, isRead, sent: () => this.#send(attempt) };
    if (this.#isOpen) this.#scheduleProbe();
    for (const calls of [this.#own, this.#ofSource]) calls.pending.add(attempt);
    return attempt;
  }

  /** `failure`: why there was no answer; null: there was one. */
  end(attempt: Attempt, failure: SourceFailure | null): void {
    for (const calls of [this.#own, this.#ofSource]) calls.forget(attempt);
    if (attempt.sentAt === null) return;
    const ms = this.#now() - attempt.sentAt;
    if (failure === null || failure === 'rejected') this.#succeed(ms);
    else if (isFault(failure, ms)) this.#fail();
  }

  #send(attempt: Attempt): void {
    attempt.sentAt = this.#now();
    for (const calls of [this.#own, this.#ofSource]) calls.sent.add(attempt);
    this.#watch();
  }

  #succeed(ms: number): void {
    for (const calls of [this.#own, this.#ofSource]) calls.answeredAt = this.#now();
    this.#usualMs = this.#usualMs === null ? ms : this.#usualMs + SMOOTHING * (ms - this.#usualMs);
    this.#inARow = 0;
    this.#tally(0);
    if (this.#isOpen) this.#close();
  }

  #fail(): void {
    this.#inARow += 1;
    this.#tally(1);
    const isHalf = this.#answers >= MIN_ANSWERS && this.#failures * 2 >= this.#answers;
    if (!this.#isOpen && (this.#inARow >= IN_A_ROW || isHalf)) this.#open();
  }

  #tally(failures: number): void {
    const now = this.#now();
    if (now - this.#windowAt > WINDOW_MS) {
      this.#windowAt = now;
      this.#answers = 0;
      this.#failures = 0;
    }
    this.#answers += 1;
    this.#failures += failures;
  }

  /** Looks again when those under way will have taken too long, as long as there are any. */
  #watch(): void {
    if (this.#isWatching || this.#isOpen || this.#own.sent.size === 0) return;
    this.#isWatching = true;
    const waitMs = Math.min(STALLED_MS, Math.max(LATE_MS, this.#stalledInMs()));
    const dueAt = this.#now() + waitMs;
    this.#wakeAfter(waitMs, () => {
      this.#isWatching = false;
      const isInTime = this.#now() < dueAt + LATE_MS;
      if (isInTime && !this.#isOpen && this.#own.sent.size > 0 && this.#stalledInMs() <= 0) this.#giveUp();
      else this.#watch();
    });
  }

  /** Milliseconds until the oldest that were sent, and none answered since, count as an outage; Infinity: there are too few. */
  #stalledInMs(): number {
    const since = Math.min(...[this.#own, this.#ofSource].map((calls) => calls.quietSince(STALLED_CALLS, this.#stalledCalls)));
    return since + Math.max(STALLED_MS, STALLED_TIMES * (this.#usualMs ?? UNKNOWN_USUAL_MS)) - this.#now();
  }

  /** What hangs would take its callers' time to the last, and the places of the source's other operations. */
  #giveUp(): void {
    this.#open();
    for (const attempt of [...this.#own.pending]) if (attempt.isRead) attempt.stop?.();
  }

  #open(): void {
    this.#isOpen = true;
    this.#distanceMs = FIRST_PROBE_MS;
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
    this.#distanceMs = this.#nextDistanceMs;
    this.#probeAt = this.#now() + this.#distanceMs;
  }

  get #nextDistanceMs(): number {
    return Math.min(this.#distanceMs * 2, LAST_PROBE_MS);
  }
}

/** 429 is the queue's to mind, and a client that left says nothing about the source. */
const isFault = (failure: SourceFailure, ms: number): boolean =>
  failure === 'unavailable' || failure === 'malformed' || (failure === 'timeout' && ms >= HURRY_MS);
