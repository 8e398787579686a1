import { z } from 'zod';
import { announceDrift } from '../drift-channel.ts';

/** The rows of a list, each read by itself. */
export interface Rows<T> {
  readonly records: readonly T[];
  /** Where the rows that cannot be read broke their schema, from the list on: `[3].id`. */
  readonly unreadable: readonly string[];
}

/** `.tickets[3].id` */
export const toPath = (keys: readonly PropertyKey[]): string => keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');

/** One unreadable row costs itself alone; where none can be read the list breaks its schema. */
export const rowsOf = <S extends z.ZodType>(schema: S) =>
  z.array(z.unknown()).transform((rows, context): Rows<z.infer<S>> => {
    const parsed = rows.map((row) => schema.safeParse(row));
    const records = parsed.flatMap(({ success, data }) => (success ? [data] : []));
    const breaks = parsed.flatMap(({ error }, index) => (error === undefined ? [] : [[index, ...(error.issues[0]?.path ?? [])]]));
    if (records.length === 0 && breaks[0] !== undefined) context.addIssue({ code: 'custom', path: breaks[0], message: 'no row can be read' });
    return { records, unreadable: breaks.map(toPath) };
  });

/** How many rows came. */
export const countRows = ({ records, unreadable }: Rows<unknown>): number => records.length + unreadable.length;

/** The rows that can be read; the others are announced. `at` is where the list sits in the answer, `$.tickets`. */
export const keepReadable = <T>({ records, unreadable }: Rows<T>, at: string, operation: string): readonly T[] => {
  for (const path of unreadable) announceDrift({ source: 'ENNEO', operation, path: at + path });
  return records;
};
