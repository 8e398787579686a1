/** What a process that is gone answers. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

export interface CrashPoint {
  /** Operations that still work. */
  left: number;
  /** The last one takes effect, and nobody hears of it. */
  readonly isAfter: boolean;
}

/** The same operations until the process dies, in the middle of one of them; none works after that. */
export const crashing = <T extends object>(operations: T, point: CrashPoint): T =>
  new Proxy(operations, {
    get: (target, name) => {
      const operation: unknown = Reflect.get(target, name);
      if (typeof operation !== 'function') return operation;
      return async (...parameters: unknown[]) => {
        point.left -= 1;
        const isLast = point.left === 0;
        if (point.left < 0 || (isLast && !point.isAfter)) throw new Crash();
        const result: unknown = await Reflect.apply(operation, target, parameters);
        if (point.left <= 0) throw new Crash();
        return result;
      };
    },
  });
