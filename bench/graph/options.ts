import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly rounds: number;
  readonly roundMs: number;
  readonly warmUpMs: number;
  readonly connections: number;
}

const FULL = { rounds: 5, roundMs: 3000, warmUpMs: 3000, connections: 16 };
/** A smoke run: the figures mean little. */
const QUICK = { rounds: 1, roundMs: 500, warmUpMs: 300, connections: 16 };

const toCount = (name: string, text: string | undefined, unset: number): number => {
  const value = text === undefined ? unset : Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`--${name} is not a whole number above 0`);
};

/** `--quick`, `--rounds 5`, `--round-ms 3000`, `--warm-up-ms 3000`, `--connections 16`. */
export const readOptions = (args: readonly string[]): BenchOptions => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: 'boolean', default: false }, rounds: text, 'round-ms': text, 'warm-up-ms': text, connections: text },
  });
  const unset = values.quick ? QUICK : FULL;
  return {
    rounds: toCount('rounds', values.rounds, unset.rounds),
    roundMs: toCount('round-ms', values['round-ms'], unset.roundMs),
    warmUpMs: toCount('warm-up-ms', values['warm-up-ms'], unset.warmUpMs),
    connections: toCount('connections', values.connections, unset.connections),
  };
};
