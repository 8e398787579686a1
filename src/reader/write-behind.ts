/** A record waits so long, in milliseconds, so that one that is read a hundred times a second is written twice; groups of at most so many. */
const WAIT_MS = 500;
const GROUP = 500;
/** Beyond this the oldest are dropped: the next read brings them again. */
const MAX_WAITING = 20_000;

export interface WriteBehind<T> {
  /** Takes a record; of one key only the last is kept. */
  readonly add: (key: string, value: T) => void;
  /** Resolves when nothing waits. */
  readonly flush: () => Promise<void>;
}

/**
 * Writes what live reads brought, after the answer and in groups: nobody waits for the mirror to be written. What cannot be written is
 * reported and dropped; it is a copy.
 */
export const createWriteBehind = <T>(write: (values: readonly T[]) => Promise<unknown>, onError: (error: unknown) => void): WriteBehind<T> => {
  const waiting = new Map<string, T>();
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const drain = async (): Promise<void> => {
    while (waiting.size > 0) {
      const group = [...waiting].slice(0, GROUP);
      for (const [key] of group) waiting.delete(key);
      await write(group.map(([, value]) => value)).catch(onError);
    }
  };
  const start = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing ??= drain().finally(() => {
      writing = null;
    });
    return writing;
  };
  return {
    add: (key, value) => {
      waiting.delete(key);
      waiting.set(key, value);
      const [oldest] = waiting.keys();
      if (waiting.size > MAX_WAITING && oldest !== undefined) waiting.delete(oldest);
      timer ??= setTimeout(start, WAIT_MS);
    },
    flush: async () => {
      while (waiting.size > 0 || writing !== null) await start();
    },
  };
};
