import { setImmediate as turn } from 'node:timers/promises';

export interface GroupLimits {
  readonly items: number;
  /** Of a group; one larger item is a group of its own. */
  readonly bytes: number;
  /** Of all that may wait; what comes beyond is refused at once. */
  readonly waitingBytes: number;
}

/** More comes in than can be stored. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

interface Waiting<T, R> {
  readonly item: T;
  readonly bytes: number;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One commit at a time; what arrives meanwhile goes into the next, so that a slow disk makes groups larger and not queues longer.
 * A database in this process lets nothing arrive while it works: before every group the event loop turns once, and who stands at the door comes in.
 * `commit` answers in the order of its group. One that fails rejects its group and all who wait: the database is away, and they hear of it now.
 */
export const createGroupCommit = <T, R>(
  commit: (group: readonly T[]) => Promise<readonly R[]>,
  bytesOf: (item: T) => number,
  limits: GroupLimits,
): ((item: T) => Promise<R>) => {
  const waiting: Waiting<T, R>[] = [];
  let waitingBytes = 0;
  let isRunning = false;

  const take = (count: number): readonly Waiting<T, R>[] => {
    const taken = waiting.splice(0, count);
    for (const { bytes } of taken) waitingBytes -= bytes;
    return taken;
  };
  const commitGroup = async (group: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const results = await commit(group.map(({ item }) => item));
      for (const [index, result] of results.entries()) group[index]?.resolve(result);
    } catch (error) {
      for (const { reject } of [...group, ...take(waiting.length)]) reject(error);
    }
  };
  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      await turn();
      await commitGroup(take(groupSize(waiting, limits)));
    }
    isRunning = false;
  };
  return (item) => {
    const bytes = bytesOf(item);
    if (waitingBytes + bytes > limits.waitingBytes) return Promise.reject(new Overloaded('Too many events wait to be stored'));
    return new Promise((resolve, reject) => {
      waiting.push({ item, bytes, resolve, reject });
      waitingBytes += bytes;
      if (!isRunning) void run();
    });
  };
};

const groupSize = (waiting: readonly { readonly bytes: number }[], limits: GroupLimits): number => {
  let bytes = 0;
  const end = waiting.findIndex((one, index) => {
    bytes += one.bytes;
    return index === limits.items || (index > 0 && bytes > limits.bytes);
  });
  return end === -1 ? waiting.length : end;
};
