import type { RateWindow } from './rate-window.ts';
import { type Waiting, WaitingLine } from './waiting-line.ts';

/** People that may overtake the first background call: it gets every tenth turn at least, so within a minute at any limit. */
const OVERTAKES = 9;

export interface CallQueueOptions {
  readonly concurrency: number;
  readonly perMinute: number | null;
  readonly window: RateWindow;
  readonly now: () => number;
  /** Calls `wake` after `ms`; answers how to forget it. */
  readonly wakeAfter: (ms: number, wake: () => void) => () => void;
}

/** Who leaves when: as many at once as the cap and the window allow, people first, the earliest deadline first among equals: that is the oldest request's. */
export class CallQueue {
  readonly #options: CallQueueOptions;
  readonly #overtakes: number;
  readonly #people = new WaitingLine();
  readonly #background = new WaitingLine();
  #running = 0;
  #overtaken = 0;
  #pumping = false;
  #closed = false;
  #cancelWake: (() => void) | null = null;
  #onIdle: (() => void) | null = null;

  constructor(options: CallQueueOptions) {
    this.#options = options;
    this.#overtakes = Math.max(1, Math.min(OVERTAKES, (options.perMinute ?? Number.POSITIVE_INFINITY) - 1));
  }

  enter(call: Waiting): void {
    if (this.#closed) call.cancel();
    if (this.#closed || this.#isTooLate(call)) return;
    this.#lineOf(call).push(call);
    this.#pump();
  }

  /** The caller no longer waits for its turn. */
  leave(call: Waiting): void {
    this.#lineOf(call).remove(call);
    if (this.#waiting === 0) this.#forgetWake();
  }

  /** A call that had its turn is over. */
  done(): void {
    this.#running--;
    this.#pump();
    if (this.#running === 0) this.#onIdle?.();
  }

  /** Milliseconds until the rate limit lets anyone leave. */
  limitedMs(): number {
    return Math.max(0, this.#options.window.freeAt(0) - this.#options.now());
  }

  /** The window was narrowed: those that can no longer make it are told now. */
  reconsider(): void {
    this.#dropLate(this.#people, 0);
    this.#dropLate(this.#background, this.#people.length);
  }

  /** Those that wait, and those that come later, are cancelled. */
  close(): void {
    this.#closed = true;
    for (const call of [...this.#people.calls(), ...this.#background.calls()]) call.cancel();
  }

  idle(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onIdle = resolve;
    });
  }

  get #waiting(): number {
    return this.#people.length + this.#background.length;
  }

  #lineOf({ priority }: Waiting): WaitingLine {
    return priority === 'people' ? this.#people : this.#background;
  }

  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    while (this.#running < this.#options.concurrency && this.#waiting > 0) {
      const now = this.#options.now();
      const isPeoplesTurn = this.#isPeoplesTurn();
      const freeAt = this.#freeAt(isPeoplesTurn);
      if (freeAt > now) {
        this.#wakeAt(freeAt - now);
        break;
      }
      this.#release(isPeoplesTurn ? this.#people.shift() : this.#background.shift(), now);
    }
    this.#pumping = false;
  }

  #release(call: Waiting | undefined, now: number): void {
    if (call === undefined || call.deadline <= now) {
      call?.expire();
      return;
    }
    this.#overtaken = call.priority === 'people' && this.#background.length > 0 ? this.#overtaken + 1 : 0;
    this.#running++;
    this.#options.window.leave(now);
    call.turn();
  }

  #isPeoplesTurn(): boolean {
    return this.#people.length > 0 && (this.#background.length === 0 || this.#overtaken < this.#overtakes);
  }

  /** Background work that was overtaken often enough goes as soon as anyone may. */
  #freeAt(isPeoplesTurn: boolean): number {
    const { window } = this.#options;
    return isPeoplesTurn || this.#overtaken >= this.#overtakes ? window.freeAt(0) : window.backgroundFreeAt();
  }

  /** Of a newcomer. Those ahead of it are counted only where its turn depends on them. */
  #isTooLate(call: Waiting): boolean {
    if (this.#options.window.freeAt(this.#waiting) <= call.deadline) return false;
    if (call.priority === 'people') return this.#refusesLate(call, this.#people.countUpTo(call.deadline));
    return this.#refusesLate(call, this.#people.length + this.#background.countUpTo(call.deadline));
  }

  #refusesLate(call: Waiting, ahead: number): boolean {
    const freeAt = this.#options.window.freeAt(ahead);
    if (freeAt <= call.deadline) return false;
    call.refuse(freeAt - this.#options.now());
    return true;
  }

  #dropLate(line: WaitingLine, before: number): void {
    let kept = 0;
    for (const call of line.calls()) {
      if (this.#refusesLate(call, before + kept)) line.remove(call);
      else kept++;
    }
  }

  #wakeAt(ms: number): void {
    this.#forgetWake();
    this.#cancelWake = this.#options.wakeAfter(ms, () => {
      this.#cancelWake = null;
      this.#pump();
    });
  }

  #forgetWake(): void {
    this.#cancelWake?.();
    this.#cancelWake = null;
  }
}
