import { TooSlow } from './too-slow.ts';

/** What waits for one subscriber. `return` ends it at once, also for whoever waits in `next`. */
export interface EventQueue<T> extends AsyncIterableIterator<T> {
  readonly push: (one: T) => void;
  readonly return: () => Promise<IteratorResult<T>>;
}

const OVER = { done: true, value: undefined } as const;

/** Holds at most `limit`: one more, and all are dropped and `next` throws `TooSlow`. For one consumer that asks for one after the other. */
export const createEventQueue = <T>(limit: number, onEnd: () => void): EventQueue<T> => {
  let waiting: T[] = [];
  let wanted: ((result: IteratorResult<T>) => void) | null = null;
  let state: 'open' | 'overflowed' | 'over' = 'open';
  const end = (how: 'overflowed' | 'over'): void => {
    if (state === 'open') onEnd();
    state = how;
    waiting = [];
    wanted?.(OVER);
    wanted = null;
  };
  return {
    push: (one) => {
      if (state !== 'open') return;
      if (wanted === null) waiting.push(one);
      wanted?.({ done: false, value: one });
      wanted = null;
      if (waiting.length > limit) end('overflowed');
    },
    next: async () => {
      if (state === 'overflowed') {
        state = 'over';
        throw new TooSlow(`more than ${limit} events waited for one subscriber`);
      }
      const [one, ...rest] = waiting;
      if (state === 'over') return OVER;
      if (one === undefined) return new Promise((resolve) => (wanted = resolve));
      waiting = rest;
      return { done: false, value: one };
    },
    return: async () => {
      end('over');
      return OVER;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};
