/** A step into JSON: a name, a place in a list, or every item of it. */
type Step = { readonly name: string } | { readonly index: number } | 'each';

const STEP = /\.([\p{L}_][\p{L}\p{N}_-]*)|\['([^']+)'\]|\[(\d+)\]|(\[\*\])/gu;
const PATH = /^\$(\.[\p{L}_][\p{L}\p{N}_-]*|\['[^']+'\]|\[\d+\]|\[\*\])*$/u;

/** `$`, `.name`, `['any name']`, `[0]` and `[*]`: as much of JSONPath as a mapping needs. */
export const isJsonPath = (path: string): boolean => PATH.test(path);

const toStep = ([, name, quoted, index]: RegExpMatchArray): Step => {
  const key = name ?? quoted;
  if (key !== undefined) return { name: key };
  return index === undefined ? 'each' : { index: Number(index) };
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const take = (value: unknown, step: Step): readonly unknown[] => {
  if (step === 'each') return Array.isArray(value) ? value : [];
  if ('index' in step) return Array.isArray(value) && step.index < value.length ? [value[step.index]] : [];
  return isObject(value) && Object.hasOwn(value, step.name) ? [value[step.name]] : [];
};

/** A path made ready: every value it leads to, in order. */
export type ReadValues = (value: unknown) => readonly unknown[];

export const toReader = (path: string): ReadValues => {
  const steps = [...path.matchAll(STEP)].map(toStep);
  return (value) => steps.reduce<readonly unknown[]>((found, step) => found.flatMap((item) => take(item, step)), [value]);
};

/** The first value a path leads to; undefined when there is none. */
export const readPath = (path: string, value: unknown): unknown => toReader(path)(value)[0];

/** A path and all it passes through, outermost first: `$`, `$.data`, `$.data.data`. */
export const toPrefixes = (path: string): readonly string[] => {
  const steps = [...path.matchAll(STEP)].map(([step]) => step);
  return [...steps.keys(), steps.length].map((length) => `$${steps.slice(0, length).join('')}`);
};
