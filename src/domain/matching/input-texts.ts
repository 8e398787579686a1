const MAX_TEXT = 300;
const MAX_VALUES = 10;
/** What extraction writes for "there was none". */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['', '-', 'null', 'undefined', 'n/a', 'nan']);

/** Control, format and private characters become spaces; long texts end. */
const clean = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .trim();

const toTexts = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return PLACEHOLDERS.has(clean(value).toLowerCase()) ? [] : [clean(value)];
  if (typeof value === 'number') return Number.isSafeInteger(value) ? [String(value)] : [];
  return Array.isArray(value) ? value.slice(0, MAX_VALUES).flatMap((item) => (typeof item === 'object' ? [] : toTexts(item))) : [];
};

const toKey = (key: string): string =>
  key
    .slice(0, 50)
    .toLowerCase()
    .replace(/[\s_-]/g, '');

export interface InputTexts {
  /** All texts under any of the keys, cleaned; keys in lower case without `_` and `-`. Keys that differ in these alone are one with several values. */
  all(...keys: readonly string[]): readonly string[];
  first(...keys: readonly string[]): string | null;
  /** The objects under any of the keys. */
  nested(...keys: readonly string[]): readonly InputTexts[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads anything: unknown keys are never asked for, values that are neither text nor number count as not given. */
export const readInputTexts = (input: Readonly<Record<string, unknown>>): InputTexts => {
  const values = new Map<string, unknown[]>();
  for (const [key, value] of Object.entries(input)) values.set(toKey(key), [...(values.get(toKey(key)) ?? []), value]);
  const valuesOf = (key: string): readonly unknown[] => values.get(key) ?? [];
  const all = (...keys: readonly string[]) => keys.flatMap((key) => valuesOf(key).flatMap(toTexts).slice(0, MAX_VALUES));
  return {
    all,
    first: (...keys) => all(...keys)[0] ?? null,
    nested: (...keys) => keys.flatMap((key) => valuesOf(key).filter(isRecord).slice(0, MAX_VALUES).map(readInputTexts)),
  };
};
