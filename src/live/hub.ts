import { createEventQueue, type EventQueue } from './event-queue.ts';

/** Who listens to what: telling costs one look-up, however many listen to something else. */
export interface Hub<T> {
  readonly listen: (key: string) => EventQueue<T>;
  readonly has: (key: string) => boolean;
  readonly isEmpty: () => boolean;
  readonly tell: (key: string, one: T) => void;
  readonly close: () => void;
}

/** `limit`: events that may wait for one listener. */
export const createHub = <T>(limit: number): Hub<T> => {
  const listeners = new Map<string, Set<EventQueue<T>>>();
  const forget = (key: string, queue: EventQueue<T>): void => {
    const queues = listeners.get(key);
    queues?.delete(queue);
    if (queues?.size === 0) listeners.delete(key);
  };
  return {
    listen: (key) => {
      const queue: EventQueue<T> = createEventQueue(limit, () => forget(key, queue));
      const queues = listeners.get(key) ?? new Set();
      listeners.set(key, queues.add(queue));
      return queue;
    },
    has: (key) => listeners.has(key),
    isEmpty: () => listeners.size === 0,
    tell: (key, one) => {
      for (const queue of [...(listeners.get(key) ?? [])]) queue.push(one);
    },
    close: () => {
      for (const queue of [...listeners.values()].flatMap((queues) => [...queues])) void queue.return();
    },
  };
};
