import { z } from 'zod';
import type { Json, JsonObject } from '../../domain/json.ts';
import { isUuid } from './enerflo-id.ts';

/** What a value of the wire means to us; undefined when it is nothing of the kind. */
export type Read<T> = (value: unknown) => T | undefined;

const DECIMAL = /^-?\d+(\.\d+)?$/;

const isScalar = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

/** Ids are numbers on the wire, strings in places; strings for us. */
export const readId: Read<string> = (value) => {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
  return typeof value === 'string' && /^\d+$/.test(value) ? value : undefined;
};

export const readUuid: Read<string> = (value) => (typeof value === 'string' && isUuid(value) ? value : undefined);

export const readText: Read<string> = (value) => (isScalar(value) ? String(value) : undefined);

export const readNumber: Read<number> = (value) => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : undefined;
};

/** A decimal; JavaScript prints tiny numbers with an exponent, decimals have none. */
export const readMoney: Read<string> = (value) => {
  if (!isScalar(value)) return undefined;
  const text = String(value);
  const decimal = text.includes('e')
    ? Number(value)
        .toFixed(12)
        .replace(/\.?0+$/, '')
    : text;
  return DECIMAL.test(decimal) ? decimal : undefined;
};

/** Booleans are often 0 and 1. */
export const readFlag: Read<boolean> = (value) => {
  if (typeof value === 'boolean') return value;
  return value === 0 || value === 1 ? value === 1 : undefined;
};

const V1_TIME = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)$/;
const ZONED = /(Z|[+-]\d{2}:?\d{2})$/;

const toIso = (text: string): string | undefined => {
  const time = Date.parse(ZONED.test(text) ? text : `${text.replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

/** `2025-03-18 16:00:00` is UTC although it does not say so (rewritten without a Date, which costs ten times that); 2.0 objects carry ISO 8601. */
export const readInstant: Read<string> = (value) => {
  if (typeof value !== 'string') return undefined;
  return V1_TIME.test(value) ? value.replace(V1_TIME, '$1T$2.000Z') : toIso(value);
};

/** A plain date, or the date part of a time (W13). */
export const readDay: Read<string> = (value) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : undefined);

/** W18: a US code that came as a number has lost its leading zero. */
export const readZip: Read<string> = (value) => (typeof value === 'number' ? String(value).padStart(5, '0') : readText(value));

/** Enerflo's scalar oddities (enerflo.md §2.5): null when made by API, `""` when made in the UI, `[]` for an empty map; all mean absent. */
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const refuse = (context: z.RefinementCtx): never => {
  context.addIssue({ code: 'custom', message: 'is nothing of the kind' });
  return z.NEVER;
};

export const required = <T>(read: Read<T>) => z.transform((value, context): T => read(value) ?? refuse(context));

/** Null where it is absent in any of Enerflo's ways; what is there but unreadable breaks the schema. */
export const optional = <T>(read: Read<T>) => z.transform((value, context): T | null => (isAbsent(value) ? null : (read(value) ?? refuse(context))));

const parseInside = <S extends z.ZodType>(schema: S, value: unknown, context: z.RefinementCtx): z.infer<S> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path: [...path], message });
  return z.NEVER;
};

/** The same for an object or a list. */
export const section = <S extends z.ZodType>(schema: S) =>
  z.transform((value, context): z.infer<S> | null => (isAbsent(value) ? null : parseInside(schema, value, context)));

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Any JSON value, as it came. */
export const wireJson = z.custom<Json>((value) => value !== undefined);

/** Keys that Enerflo adds for its own pages and that nobody of ours may see (enerflo.md §4.4, §4.11). */
const PRIVATE_KEYS: ReadonlySet<string> = new Set(['logged_in_user', 'intercom_user_jwt']);

const holdsPrivate = (value: Json): boolean => {
  if (Array.isArray(value)) return value.some(holdsPrivate);
  return isObject(value) && Object.keys(value).some((key) => PRIVATE_KEYS.has(key) || holdsPrivate(value[key] ?? null));
};

/** Copies only where something is left out: most records hold nothing private. */
const withoutPrivate = (value: Json): Json => {
  if (!holdsPrivate(value)) return value;
  if (Array.isArray(value)) return value.map(withoutPrivate);
  return isObject(value) ? toRaw(value) : value;
};

/** The record with every field it came with, private ones left out at any depth. */
const toRaw = (row: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(row).flatMap(([key, value]) => (PRIVATE_KEYS.has(key) ? [] : [[key, withoutPrivate(value)]])));

/** What the schema makes of a row, beside the row as it came: unknown fields survive there. */
export const withRaw = <S extends z.ZodType>(schema: S) =>
  z
    .custom<JsonObject>(isObject, 'expected an object')
    .transform((raw, context): { readonly row: z.infer<S>; readonly raw: JsonObject } => ({ row: parseInside(schema, raw, context), raw: toRaw(raw) }));
