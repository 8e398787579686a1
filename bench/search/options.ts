import { parseArgs } from 'node:util';

export interface SearchOptions {
  /** A PostgreSQL where databases may be made. */
  readonly server: string;
  readonly database: string;
  readonly contracts: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly arrivals: 'even' | 'poisson';
  readonly seed: number;
  /** Fills the database and stops. */
  readonly fillOnly: boolean;
}

const TEXT = { type: 'string' } as const;
const TEXTS = { server: 'postgres://postgres@127.0.0.1:5432/postgres', database: 'busbar_bench', arrivals: 'even' } as const;
const COUNTS = { contracts: 1_500_000, rate: 200, seconds: 60, 'warm-up-seconds': 30, seed: 1 } as const;

/** `--contracts 1500000 --rate 200 --seconds 60 --warm-up-seconds 30 --arrivals even|poisson --seed 1 --database busbar_bench --server postgres://… --fill-only`. */
export const readOptions = (args: readonly string[]): SearchOptions => {
  const options = { server: TEXT, database: TEXT, contracts: TEXT, rate: TEXT, seconds: TEXT, 'warm-up-seconds': TEXT, arrivals: TEXT, seed: TEXT } as const;
  const { values } = parseArgs({ args: [...args], options: { ...options, 'fill-only': { type: 'boolean' } } });
  const countOf = (name: keyof typeof COUNTS): number => {
    const value = Number(values[name] ?? COUNTS[name]);
    if (Number.isInteger(value) && value > 0) return value;
    throw new Error(`--${name} is not a whole number above 0`);
  };
  const { server, database, arrivals } = { ...TEXTS, ...values };
  if (arrivals !== 'even' && arrivals !== 'poisson') throw new Error('--arrivals is neither even nor poisson');
  return {
    server,
    database,
    contracts: countOf('contracts'),
    perSecond: countOf('rate'),
    seconds: countOf('seconds'),
    warmUpSeconds: countOf('warm-up-seconds'),
    arrivals,
    seed: countOf('seed'),
    fillOnly: values['fill-only'] === true,
  };
};
