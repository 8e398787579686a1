import type { Fault } from '../options.ts';
import { createRandom } from './random.ts';

interface Armed {
  readonly fault: Fault;
  readonly hits: (call: string) => boolean;
  left: number;
}

/** What befalls one call: a delay (all latency faults added up), then at most one other fault. */
export interface Fate {
  readonly delayMs: number;
  readonly fault: Fault | null;
}

export interface FaultTable {
  /** Without faults calls skip everything. */
  readonly armed: boolean;
  replace(faults: readonly Fault[]): void;
  /** `call` is `METHOD path`. The first fault that matches, passes its rate and has hits left is taken. */
  fateOf(call: string): Fate;
}

const isRegular = (match: string) => match.length > 2 && match.startsWith('/') && match.endsWith('/');

/** A substring, or a regular expression where the first and last characters are slashes; throws SyntaxError on a broken one. */
export const toMatcher = (match: string | undefined): ((call: string) => boolean) => {
  if (match === undefined) return () => true;
  if (!isRegular(match)) return (call) => call.includes(match);
  const pattern = new RegExp(match.slice(1, -1));
  return (call) => pattern.test(call);
};

const arm = (fault: Fault): Armed => ({ fault, hits: toMatcher(fault.match), left: fault.times ?? Number.POSITIVE_INFINITY });

/** Rates are rolled from the seed anew with every new list: the same calls meet the same faults. */
export const createFaultTable = (seed: number): FaultTable => {
  let table: Armed[] = [];
  let random = createRandom(seed);

  const strikes = (armed: Armed, call: string) => {
    if (armed.left <= 0 || !armed.hits(call)) return false;
    if (random() >= (armed.fault.rate ?? 1)) return false;
    armed.left -= 1;
    return true;
  };

  const fateOf = (call: string): Fate => {
    let delayMs = 0;
    for (const armed of table) {
      if (!strikes(armed, call)) continue;
      if (armed.fault.kind !== 'latency') return { delayMs, fault: armed.fault };
      delayMs += armed.fault.ms ?? 1000;
    }
    return { delayMs, fault: null };
  };

  return {
    get armed() {
      return table.length > 0;
    },
    replace: (faults) => {
      table = faults.map(arm);
      random = createRandom(seed);
    },
    fateOf,
  };
};
