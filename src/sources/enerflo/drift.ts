import type { z } from 'zod';
import { SourceError } from '../../domain/source-error.ts';
import { announceDrift } from '../drift-channel.ts';
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

/** The rows of a list one by one: an unreadable one is left out, and told. A list of which no row is readable is `malformed`. */
export const parseRows = <S extends z.ZodType<Drifting>>(operation: string, field: string, rows: readonly unknown[], schema: S): z.infer<S>[] => {
  const parsed = rows.map((row) => schema.safeParse(row));
  const breaks = parsed.flatMap(({ data, error }, at) => (data?.drift ?? [error?.issues[0]?.path ?? []]).map((path) => [field, at, ...path]));
  const readable = parsed.flatMap(({ data }) => data ?? []);
  if (rows.length > 0 && readable.length === 0) throw new SourceError('ENERFLO', operation, 'malformed', { path: toJsonPath(breaks[0] ?? []) });
  for (const path of breaks) tell(operation, path);
  return readable;
};
