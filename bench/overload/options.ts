import { parseArgs } from 'node:util';

export interface OverloadOptions {
  /** Of each load. */
  readonly seconds: number;
  /** How many times what Busbar can answer is asked. */
  readonly factors: readonly number[];
  /** A PostgreSQL where a database may be made; null: the embedded store. */
  readonly server: string | null;
}

/** `--seconds 60 --factors 2,5 --server postgres://…|embedded`. */
export const readOptions = (args: readonly string[]): OverloadOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '60' },
      factors: { type: 'string', default: '2,5' },
      server: { type: 'string', default: 'postgres://postgres@127.0.0.1:5432/postgres' },
    },
  });
  const factors = values.factors.split(',').map(Number);
  const seconds = Number(values.seconds);
  if (!Number.isInteger(seconds) || seconds < 2) throw new Error('--seconds is no whole number above 1');
  if (factors.some((factor) => !(factor > 0))) throw new Error('--factors is no list of numbers above 0, say 2,5');
  return { seconds, factors, server: values.server === 'embedded' ? null : values.server };
};
