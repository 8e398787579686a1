import { AlreadyRunning } from './already-running.ts';
import { type LockTask, ownName } from './task-lock.ts';

/** For a store that one process has at a time. */
export const createLocksHere = (now: () => number): LockTask => {
  const since = new Map<string, number>();
  return async (task) => {
    const held = since.get(task);
    if (held !== undefined) throw new AlreadyRunning(task, { who: ownName(), since: held });
    since.set(task, now());
    return { lost: new AbortController().signal, release: async () => void since.delete(task) };
  };
};
