import type { z } from 'zod';
import { invalid } from './refused.ts';

/** What the schema makes of a body or query; a 400 that names the first place it breaks. */
export const parse = <S extends z.ZodType>(schema: S, input: unknown): z.infer<S> => {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(`${issue?.path.map(String).join('.') || 'body'}: ${issue?.message}`);
};
