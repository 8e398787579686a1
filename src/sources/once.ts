import { z } from 'zod';

/**
 * The schema, asked once for each object: the same object is the same answer again (`KeptBodies`), and nobody changes answers.
 * What it makes of an object is shared, so nobody may change that either.
 */
export const once = <S extends z.ZodType>(schema: S) => {
  const results = new WeakMap<object, z.ZodSafeParseResult<z.output<S>>>();
  const read = (value: unknown): z.ZodSafeParseResult<z.output<S>> => {
    if (typeof value !== 'object' || value === null) return schema.safeParse(value);
    const result = results.get(value) ?? schema.safeParse(value);
    results.set(value, result);
    return result;
  };
  return z.transform((value, context): z.output<S> => {
    const result = read(value);
    if (result.success) return result.data;
    for (const { path, message } of result.error.issues) context.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  });
};

/** The mapping, done once for each object. */
export const mapOnce = <I extends object, O>(map: (input: I) => O): ((input: I) => O) => {
  const results = new WeakMap<I, { readonly output: O }>();
  return (input) => {
    const known = results.get(input) ?? { output: map(input) };
    results.set(input, known);
    return known.output;
  };
};

/** The reading of an object, done once where it is clean: what drifted is read again, so that it is told of each time. */
export const readOnce = <I extends object, R extends readonly unknown[], O>(read: (input: I, ...rest: R) => O, isClean: (output: O) => boolean) => {
  const results = new WeakMap<I, { readonly output: O }>();
  return (input: I, ...rest: R): O => {
    const known = results.get(input);
    if (known !== undefined) return known.output;
    const output = read(input, ...rest);
    if (isClean(output)) results.set(input, { output });
    return output;
  };
};
