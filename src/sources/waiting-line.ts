import type { Expiring } from './deadlines.ts';

export interface Waiting extends Expiring {
  readonly priority: 'people' | 'background';
  /** Called once, when the call may leave. It then holds a place until `done`. */
  turn(): void;
  /** Called instead, when its deadline will pass before its turn. */
  refuse(retryAfterMs: number): void;
  /** Called instead, when the queue closes. */
  cancel(): void;
}

interface Place {
  readonly call: Waiting;
  readonly deadline: number;
  readonly arrival: number;
  left: boolean;
}

/** Fewer places than this are not worth tidying. */
const FEW = 32;

const isBefore = (a: Place, b: Place): boolean => a.deadline < b.deadline || (a.deadline === b.deadline && a.arrival < b.arrival);

/**
 * Calls by deadline, those of equal deadlines by arrival: the second call of an old request goes before the first call of a young one.
 * A binary heap. Who leaves is only crossed out, and the heap tidied once most of it is: leaving costs the same in a line of any length.
 */
export class WaitingLine {
  #heap: Place[] = [];
  readonly #places = new Map<Waiting, Place>();
  #arrivals = 0;

  get length(): number {
    return this.#places.size;
  }

  push(call: Waiting): void {
    const place = { call, deadline: call.deadline, arrival: this.#arrivals++, left: false };
    this.#places.set(call, place);
    this.#rise(place);
  }

  /** Takes out the call whose deadline is the earliest. */
  shift(): Waiting | undefined {
    for (let place = this.#takeFirst(); place !== undefined; place = this.#takeFirst()) {
      if (place.left) continue;
      this.#places.delete(place.call);
      return place.call;
    }
    return undefined;
  }

  remove(call: Waiting): void {
    const place = this.#places.get(call);
    if (place === undefined) return;
    place.left = true;
    this.#places.delete(call);
    if (this.#heap.length > 2 * this.length + FEW) this.#heap = this.#inOrder();
  }

  /** How many a newcomer with this deadline finds ahead of it. Looks at all of them. */
  countUpTo(deadline: number): number {
    return this.#heap.filter((place) => !place.left && place.deadline <= deadline).length;
  }

  /** All of them, in the order of their turns. */
  calls(): Waiting[] {
    return this.#inOrder().map(({ call }) => call);
  }

  /** A sorted list is a heap too. */
  #inOrder(): Place[] {
    return [...this.#places.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1));
  }

  #rise(place: Place): void {
    let at = this.#heap.length;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = this.#heap[parentAt];
      if (parent === undefined || !isBefore(place, parent)) break;
      this.#heap[at] = parent;
      at = parentAt;
    }
    this.#heap[at] = place;
  }

  #takeFirst(): Place | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (last !== undefined && last !== first) this.#sink(last);
    return first;
  }

  /** Puts a place at the top, and down to where it belongs. */
  #sink(place: Place): void {
    let at = 0;
    for (let [childAt, child] = this.#firstChild(at); child !== undefined && isBefore(child, place); [childAt, child] = this.#firstChild(at)) {
      this.#heap[at] = child;
      at = childAt;
    }
    this.#heap[at] = place;
  }

  #firstChild(at: number): readonly [number, Place | undefined] {
    const [left, right] = [this.#heap[2 * at + 1], this.#heap[2 * at + 2]];
    return left !== undefined && right !== undefined && isBefore(right, left) ? [2 * at + 2, right] : [2 * at + 1, left];
  }
}
