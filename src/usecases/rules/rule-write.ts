import { z } from 'zod';
import type { Performed } from '../writes/perform-write.ts';
import type { WriteContext } from '../writes/write-context.ts';

/** Ids and other texts that a system may send as numbers. */
export const text = z.union([z.string(), z.number()]).transform(String);
export const texts = z.array(text);
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is no date like 2025-06-15');

/** Where a write gets along without an idempotency key of its own: the same for the same rule and event. */
export interface RuleCall {
  readonly key: string;
  readonly context: WriteContext;
}

/** One of our writes as a rule uses it. */
export interface RuleWrite {
  /** What it takes, by name. */
  readonly fields: Readonly<Record<string, z.ZodType>>;
  /** What is wrong with an input, a line each; empty: nothing. */
  readonly problemsOf: (input: unknown) => readonly string[];
  readonly perform: (input: unknown, call: RuleCall) => Promise<Performed>;
}

export const defineRuleWrite = <Shape extends z.ZodRawShape>(
  fields: Shape & Readonly<Record<string, z.ZodType>>,
  perform: (input: z.output<z.ZodObject<Shape>>, call: RuleCall) => Promise<Performed>,
): RuleWrite => {
  const schema = z.strictObject<Shape>(fields);
  return {
    fields,
    problemsOf: (input) => (schema.safeParse(input).error?.issues ?? []).map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`),
    perform: async (input, call) => perform(schema.parse(input), call),
  };
};
