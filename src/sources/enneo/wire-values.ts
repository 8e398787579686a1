import { z } from 'zod';
import type { Json, JsonObject } from '../../domain/json.ts';
import { toInstant } from './wire-time.ts';

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads one scalar; undefined from `read` breaks the schema. One bare transform, because rows have fifty fields and unions cost twice as much. */
const scalar = <T>(expected: string, read: (value: unknown) => T | undefined) =>
  z.transform((value: unknown, context): T => {
    const found = read(value);
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: `expected ${expected}` });
    return z.NEVER;
  });

const readText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
};

/** Numbers in contracts and customers, strings in tickets and intents (enneo.md 10); strings for us. */
export const readId = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  return Number.isSafeInteger(value) ? String(value) : undefined;
};

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Finite: JSON's 1e400 is Infinity, which GraphQL's Float refuses. */
const readNumber = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

/** What GraphQL's Int takes: whole, and 32 bits. */
const readInt = (value: unknown): number | undefined => {
  const number = readNumber(value);
  return number !== undefined && (number | 0) === number ? number : undefined;
};

const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  [1, true],
  [0, false],
]);

/**
 * A number without plus sign in contracts and customers, text with plus and spaces in agents (enneo.md 10); `+` and digits for us.
 * A national number stays as it came: its country is not known.
 */
const readPhone = (value: unknown): string | undefined => {
  const text = readText(value)?.trim() || undefined;
  const digits = text?.replace(/^(\+|00)/, '').replace(/[^\d]/g, '');
  return digits === undefined || text?.match(/^(\+|00|[1-9])[\d\s()/.-]*$/) === null ? text : `+${digits}`;
};

/** Null where it is absent or cannot be read: an optional field does not cost the record. */
const optional =
  <T>(read: (value: unknown) => T | undefined) =>
  (value: unknown): T | null =>
    read(value) ?? null;

export const wireId = scalar('an id', readId);
export const wireRequiredText = scalar('a text', readText);
export const wireOptionalId = scalar('an id', optional(readId));
export const wireText = scalar('a text', optional(readText));
export const wireNumber = scalar('a number', optional(readNumber));
export const wireInt = scalar('an integer', optional(readInt));
export const wireFlag = scalar(
  'a boolean',
  optional((value) => FLAGS.get(value)),
);
export const wirePhone = scalar('a phone number', optional(readPhone));
/** ISO 8601 UTC out of any of Enneo's styles. */
export const wireTime = scalar('a time', optional(toInstant));
/** Any JSON value, as it came. */
export const wireJson = z.transform((value: unknown): Json => (isJson(value) ? value : null));

/** The transport parsed it as JSON: only undefined is none. */
const isJson = (value: unknown): value is Json => value !== undefined;

/** An absent list is an empty one, and what cannot be read of it is left out. */
export const listOf = <S extends z.ZodType>(schema: S) =>
  z.transform((list: unknown): z.infer<S>[] => (Array.isArray(list) ? list : []).flatMap((item) => readItem(schema, item)));

const readItem = <S extends z.ZodType>(schema: S, item: unknown): z.infer<S>[] => {
  const { success, data } = schema.safeParse(item);
  return success ? [data] : [];
};

export const wireTexts = listOf(wireRequiredText);
export const wireIds = listOf(wireId);
export const wireJsons = listOf(wireJson);

export const orNull = <S extends z.ZodType>(schema: S) => z.transform((value: unknown): z.infer<S> | null => readItem(schema, value)[0] ?? null);

/** The fields we know beside the record as it came: unknown fields survive in `raw`. */
export const withRaw = <S extends z.ZodRawShape>(shape: S) => {
  const schema = z.object(shape);
  return z.transform((raw: unknown, context) => {
    const parsed = schema.safeParse(raw);
    if (parsed.success && isObject(raw)) return { ...parsed.data, raw };
    for (const { path, message } of parsed.error?.issues ?? []) context.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  });
};
