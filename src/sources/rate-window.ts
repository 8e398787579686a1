/** One millisecond more than a minute, because clocks cut fractions off. */
const SPAN_MS = 60_001;

/** Remembers when calls left, and so when the next may: never more than `perMinute` in any 60 seconds, none before a pause is over. */
export class RateWindow {
  /** Departures of the last `perMinute` calls, a ring; null: no limit known. */
  readonly #departures: Float64Array | null;
  #next = 0;
  #pausedUntil = 0;
  /** When background work is as far as its pace; before now: so much it may be ahead. */
  #paceAt = Number.NEGATIVE_INFINITY;

  constructor(perMinute: number | null) {
    this.#departures = perMinute === null ? null : new Float64Array(perMinute).fill(Number.NEGATIVE_INFINITY);
  }

  /** When a call with `ahead` others before it may leave, if those leave as early as they may. */
  freeAt(ahead: number): number {
    if (this.#departures === null) return this.#pausedUntil;
    const size = this.#departures.length;
    const minutes = Math.floor(ahead / size);
    return Math.max(this.#departed(ahead % size) + SPAN_MS, this.#pausedUntil) + minutes * SPAN_MS;
  }

  /**
   * When background work may leave. A burst of it would use up the minute and leave nothing for people who come later in it, so it goes at
   * four fifths of the limit's pace, everyone's calls counted, and may be ahead of that pace by a sixteenth of the limit where it was quiet.
   */
  backgroundFreeAt(): number {
    return Math.max(this.freeAt(0), this.#paceAt);
  }

  leave(now: number): void {
    if (this.#departures === null) return;
    const size = this.#departures.length;
    const stepMs = 60_000 / (size * 0.8);
    this.#paceAt = Math.max(this.#paceAt, now - stepMs * Math.max(1, Math.floor(size / 16) - 1)) + stepMs;
    this.#departures[this.#next] = now;
    this.#next = (this.#next + 1) % size;
  }

  pauseUntil(at: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, at);
  }

  /**
   * The source said how many calls are left. Others may be using the same key, so the last few are not touched:
   * nothing leaves before the source's reset or, where it names none, before our own oldest call is a minute old.
   */
  left(remaining: number, resetAt: number | null, now: number): void {
    const reserve = this.#departures === null ? 0 : Math.ceil(this.#departures.length / 24);
    if (remaining > reserve) return;
    const until = resetAt ?? this.#oldestSince(now - SPAN_MS) + SPAN_MS;
    this.pauseUntil(Math.min(until, now + SPAN_MS));
  }

  /** Of the calls remembered, the oldest is 0. */
  #departed(index: number): number {
    const departures = this.#departures ?? [];
    return departures[(this.#next + index) % departures.length] ?? Number.NEGATIVE_INFINITY;
  }

  #oldestSince(start: number): number {
    let oldest = Number.POSITIVE_INFINITY;
    for (const at of this.#departures ?? []) if (at > start && at < oldest) oldest = at;
    return oldest === Number.POSITIVE_INFINITY ? start : oldest;
  }
}
