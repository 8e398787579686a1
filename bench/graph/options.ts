import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** A smoke run: its figures mean little and are not written. */
  readonly isQuick: boolean;
  readonly rounds: number;
  readonly roundMs: number;
  readonly warmUpMs: number;
  readonly connections: number;
  /** A PostgreSQL where a database may be made for Busbar's mirror; null: the embedded store, and no comparison of the facade. */
  readonly server: string | null;
}

const SERVER = 'postgres://postgres@127.0.0.1:5432/postgres';
const FULL = { rounds: 5, roundMs: 3000, warmUpMs: 3000, connections: 16 };
const QUICK = { rounds: 1, roundMs: 500, warmUpMs: 300, connections: 16 };

const toCount = (name: string, text: string | undefined, unset: number): number => {
  const value = text === undefined ? unset : Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`--${name} is not a whole number above 0`);
};

/** `--quick`, `--rounds 5`, `--round-ms 3000`, `--warm-up-ms 3000`, `--connections 16`, `--server postgres://…|none`. */
export const readOptions = (args: readonly string[]): BenchOptions => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      rounds: text,
      'round-ms': text,
      'warm-up-ms': text,
      connections: text,
      server: { type: 'string', default: SERVER },
    },
  });
  const unset = values.quick ? QUICK : FULL;
  return {
    isQuick: values.quick,
    rounds: toCount('rounds', values.rounds, unset.rounds),
    roundMs: toCount('round-ms', values['round-ms'], unset.roundMs),
    warmUpMs: toCount('warm-up-ms', values['warm-up-ms'], unset.warmUpMs),
    connections: toCount('connections', values.connections, unset.connections),
    server: values.server === 'none' ? null : values.server,
  };
};
