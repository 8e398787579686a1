import { setImmediate as turn } from 'node:timers/promises';

/** Where the model decides what comes next: before these a flow waits for its turn. */
const TURNS: ReadonlySet<PropertyKey> = new Set([
  'write',
  'writeSearchable',
  'delete',
  'deleteSearchable',
  'writeInstalls',
  'deleteInstalls',
  'claim',
  'finish',
  'receive',
]);

/** Operations of the store under way. */
export class Busy {
  #count = 0;

  async during<T>(run: () => Promise<T>): Promise<T> {
    this.#count += 1;
    try {
      return await run();
    } finally {
      this.#count -= 1;
    }
  }

  /** Everything that goes on has come to where it waits for its turn, or to its end. */
  async over(): Promise<void> {
    do await turn();
    while (this.#count > 0);
  }
}

/** The same store, whose writes wait for their turn. */
export const driven = <T extends object>(target: T, busy: Busy, pass: (name: string) => Promise<unknown>): T =>
  new Proxy(target, {
    get: (of, name) => {
      const part: unknown = Reflect.get(of, name);
      if (typeof part === 'object' && part !== null) return driven(part, busy, pass);
      if (typeof part !== 'function') return part;
      return async (...parameters: unknown[]): Promise<unknown> => {
        if (TURNS.has(name)) await pass(String(name));
        return busy.during(async (): Promise<unknown> => Reflect.apply(part, of, parameters));
      };
    },
  });
