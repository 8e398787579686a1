import type { z } from 'zod';
import { SourceError } from '../../domain/source-error.ts';
import { announceDrift } from '../drift-channel.ts';
import { readOnce } from '../once.ts';
import { toJsonPath } from './api.ts';
import type { Path } from './wire-row.ts';

interface Drifting {
  readonly drift: readonly Path[];
}

const tell = (operation: string, path: Path): void => announceDrift({ source: 'ENERFLO', operation, path: toJsonPath(path) });

/** Tells of what was unreadable in a record without costing it. */
export const tellDrift = (operation: string, record: Drifting | null): void => {
  for (const path of record?.drift ?? []) tell(operation, path);
};

interface ReadRows<T> {
  readonly readable: readonly T[];
  readonly breaks: readonly Path[];
}

/**
 * Reads the rows of a list one by one: an unreadable one is left out, and told. A list of which no row is readable is `malformed`.
 * `field` is where the list sits in the answer.
 */
export const rowsReader = <S extends z.ZodType<Drifting>, T>(schema: S, toRecord: (row: z.infer<S>) => T) => {
  const read = readOnce(
    (rows: readonly unknown[]): ReadRows<T> => {
      const parsed = rows.map((row) => schema.safeParse(row));
      const breaks = parsed.flatMap(({ data, error }, at) => (data?.drift ?? [error?.issues[0]?.path ?? []]).map((path) => [at, ...path]));
      return { readable: parsed.flatMap(({ data }) => (data === undefined ? [] : [toRecord(data)])), breaks };
    },
    ({ breaks }) => breaks.length === 0,
  );
  return (operation: string, field: string, rows: readonly unknown[]): readonly T[] => {
    const { readable, breaks } = read(rows);
    if (rows.length > 0 && readable.length === 0) throw new SourceError('ENERFLO', operation, 'malformed', { path: toJsonPath([field, ...(breaks[0] ?? [])]) });
    for (const path of breaks) tell(operation, [field, ...path]);
    return readable;
  };
};
