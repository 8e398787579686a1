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
  const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

/** Of 32 bits: more than that the graph's `Int` refuses. */
export const readInt: Read<number> = (value) => {
  const number = readNumber(value);
  return number !== undefined && (number | 0) === number ? number : undefined;
};

/** How many rows or pages a list has. */
export const readCount: Read<number> = (value) => {
  const number = readNumber(value);
  return number !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
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

export const parseInside = <S extends z.ZodType>(schema: S, value: unknown, context: z.RefinementCtx): z.infer<S> => {
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
