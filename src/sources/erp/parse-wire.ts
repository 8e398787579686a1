import type { z } from 'zod';
import { SourceError } from '../../domain/source-error.ts';

const step = (key: PropertyKey): string => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`);

/** `$.data.data.id` from the place of the record and the path inside it. */
export const toWirePath = (at: string, path: readonly PropertyKey[]): string => at + path.map(step).join('');

/** What the schema makes of a value; a value that breaks it is `malformed`, with the path of the first break. `at` is where the value sits in the answer. */
export const parseWire = <S extends z.ZodType>(schema: S, value: unknown, at: string, operation: string): z.infer<S> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SourceError('ERP', operation, 'malformed', { path: toWirePath(at, parsed.error.issues[0]?.path ?? []) });
};
