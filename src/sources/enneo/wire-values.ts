import { z } from 'zod';
import type { Json, JsonObject } from '../../domain/json.ts';
import { toInstant } from './wire-time.ts';

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

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
const readId = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  return Number.isSafeInteger(value) ? String(value) : undefined;
};

const DECIMAL = /^-?\d+(\.\d+)?$/;

const readNumber = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : undefined;
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
  const text = readText(value)?.trim();
  const digits = text?.replace(/^(\+|00)/, '').replace(/[^\d]/g, '');
  return digits === undefined || text?.match(/^(\+|00|[1-9])[\d\s()/.-]*$/) === null ? text : `+${digits}`;
};

/** Absent is null. */
const optional =
  <T>(read: (value: unknown) => T | undefined) =>
  (value: unknown): T | null | undefined =>
    isAbsent(value) ? null : read(value);

/** Where a text cannot be empty, `""` is absent too. */
const filled =
  <T>(read: (value: unknown) => T | undefined) =>
  (value: unknown): T | null | undefined =>
    isAbsent(value) || value === '' ? null : read(value);

export const wireId = scalar('an id', readId);
export const wireRequiredText = scalar('a text', readText);
export const wireOptionalId = scalar('an id', filled(readId));
export const wireText = scalar('a text', optional(readText));
export const wireNumber = scalar('a number', filled(readNumber));
export const wireFlag = scalar(
  'a boolean',
  optional((value) => FLAGS.get(value)),
);
export const wirePhone = scalar('a phone number', filled(readPhone));
/** ISO 8601 UTC out of any of Enneo's styles. */
export const wireTime = scalar('a time', filled(toInstant));
/** Any JSON value, as it came. */
export const wireJson = z.transform((value: unknown): Json => (isJson(value) ? value : null));

/** The transport parsed it as JSON: only undefined is none. */
const isJson = (value: unknown): value is Json => value !== undefined;

/** An absent list is an empty one. */
export const listOf = <S extends z.ZodType>(schema: S) =>
  z
    .array(schema)
    .nullish()
    .transform((list) => list ?? []);

export const wireTexts = listOf(wireRequiredText);
export const wireIds = listOf(wireId);
export const wireJsons = listOf(wireJson);

export const orNull = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? null);

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
