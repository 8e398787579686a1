import { z } from 'zod';
import type { Json, JsonObject } from '../../domain/json.ts';
import { isObject, parseInside } from './wire-values.ts';

export type Path = readonly PropertyKey[];

export interface Tolerated<Row> {
  readonly row: Row;
  /** Where the record held something unreadable, which reads as null. */
  readonly drift: readonly Path[];
}

/** The record with nothing at one place. */
const without = (value: Json | undefined, [key, ...rest]: Path): Json => {
  if (Array.isArray(value)) return value.map((item, at) => (at === key ? without(item, rest) : item));
  return isObject(value) && key !== undefined ? { ...value, [String(key)]: without(value[String(key)], rest) } : null;
};

/** Optional fields that are unreadable read as absent; only a required one costs the record. */
const readTolerantly = <S extends z.ZodType>(schema: S, record: JsonObject, context: z.RefinementCtx): Tolerated<z.infer<S>> => {
  const parsed = schema.safeParse(record);
  if (parsed.success) return { row: parsed.data, drift: [] };
  const drift = parsed.error.issues.map(({ path }) => path);
  return { row: parseInside(schema, drift.reduce<Json>(without, record), context), drift };
};

const wireObject = z.custom<JsonObject>(isObject, 'expected an object');

export const tolerant = <S extends z.ZodType>(schema: S) => wireObject.transform((record, context) => readTolerantly(schema, record, context));

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

/** What the schema makes of a record, beside the record as it came: unknown and unreadable fields survive there. */
export const withRaw = <S extends z.ZodType>(schema: S) =>
  wireObject.transform((record, context) => ({ ...readTolerantly(schema, record, context), raw: toRaw(record) }));
