type OnLeave = (() => void) | { handleEvent(): void };

/** Tells when nobody waits any more. An `AbortSignal` is one; each costs more than the call it may end. */
export interface Leaving {
  readonly aborted: boolean;
  addEventListener(type: 'abort', onLeave: OnLeave): void;
  removeEventListener(type: 'abort', onLeave: OnLeave): void;
}

/** The least that can be left: what hears of it may leave in turn. */
export class Desertion implements Leaving {
  readonly #listeners = new Set<OnLeave>();
  #aborted = false;

  get aborted(): boolean {
    return this.#aborted;
  }

  addEventListener(_type: 'abort', onLeave: OnLeave): void {
    this.#listeners.add(onLeave);
  }

  removeEventListener(_type: 'abort', onLeave: OnLeave): void {
    this.#listeners.delete(onLeave);
  }

  abort(): void {
    if (this.#aborted) return;
    this.#aborted = true;
    for (const onLeave of this.#listeners) {
      if (typeof onLeave === 'function') onLeave();
      else onLeave.handleEvent();
    }
    this.#listeners.clear();
  }

  /** When another is left, this is too. */
  handleEvent(): void {
    this.abort();
  }
}

/** For what takes nothing less. */
export const toAbortSignal = (leaving: Leaving): AbortSignal => {
  if (leaving instanceof AbortSignal) return leaving;
  const controller = new AbortController();
  if (leaving.aborted) controller.abort();
  leaving.addEventListener('abort', () => controller.abort());
  return controller.signal;
};
