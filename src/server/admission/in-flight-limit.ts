/** A turn of the event loop that comes this much late, in milliseconds, is one of a loop that has more to do than it can. */
const LATE_MS = 10;
/** Late for less is a pause, not an overload: collecting garbage, or one long statement of the embedded store. */
const PATIENCE_MS = 30;
/** Few enough to be done within a late turn: never refused for a late loop. */
const FEWEST = 16;
/** What may wait for slow sources whatever comes of it. */
const FEW_WAITING = 128;
/** Seconds an answer may take at the pace of the last second: what would wait longer is refused. */
const LONGEST_WAIT = 2;
/** On every turn in time; from the fewest to 2,000 takes 5 s. */
const GROWTH = 1.01;

/**
 * How many requests may be under way. It falls as the event loop runs late, in proportion and not before its last fall took effect, and grows as
 * long as the loop is in time: so it ends where the processor is busy and nothing queues, whatever a request costs and however long sources take.
 * Where sources are what is scarce, the loop is never late: then it is what they answered in the last two seconds.
 */
export class InFlightLimit {
  readonly #most: number;
  #byLoop: number;
  #byPace: number;
  #lateForMs = 0;

  constructor(most: number) {
    this.#most = most;
    this.#byLoop = most;
    this.#byPace = most;
  }

  get value(): number {
    return Math.floor(Math.min(this.#byLoop, this.#byPace));
  }

  /** At every turn: `lateMs` it came late. */
  turn(lateMs: number, inFlight: number): void {
    if (lateMs < LATE_MS) {
      this.#lateForMs = 0;
      this.#byLoop = Math.min(this.#most, this.#byLoop * GROWTH);
      return;
    }
    if (inFlight > this.#byLoop) return;
    this.#lateForMs += lateMs;
    if (this.#lateForMs === lateMs || this.#lateForMs < PATIENCE_MS) return;
    this.#lateForMs = 0;
    const share = Math.min(0.9, Math.max(0.2, LATE_MS / lateMs));
    this.#byLoop = Math.max(Math.min(FEWEST, this.#most), Math.min(this.#byLoop, inFlight) * share);
  }

  /** Every second: how many requests ended in it, and the fewest that were under way. */
  second(ended: number, fewestInFlight: number): void {
    this.#byPace = fewestInFlight < FEW_WAITING ? this.#most : Math.max(FEW_WAITING, ended * LONGEST_WAIT);
  }
}
