import type { z } from 'zod';
import { BadControl } from '../bad-control.ts';

/** A request to emit as its schema reads it; `BadControl` says where it cannot. */
export const parseRequest = <S extends z.ZodType>(schema: S, request: unknown): z.infer<S> => {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BadControl(issue?.path.join('.') || 'body', issue?.message ?? 'not a request to emit');
};
