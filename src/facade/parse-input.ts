import type { z } from 'zod';
import { BadInput } from '../domain/bad-input.ts';

/** What was sent, if it fits; throws a `BadInput` that names the first argument that does not. */
export const parseInput = <S extends z.ZodType>(schema: S, input: unknown): z.output<S> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new BadInput(first?.path.join('.').slice(0, 50) || 'request', first?.message ?? 'cannot be read');
};
