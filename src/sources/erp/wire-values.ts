import { z } from 'zod';
import type { JsonObject } from '../../domain/json.ts';
import { toDecimal, toInteger } from './decimal.ts';
import { toLocalDateOfAnyStyle } from './local-date.ts';

const scalar = z.union([z.string(), z.number()]);

/** What is optional and unreadable is absent: it does not cost the record. */
const optionalScalar = scalar.nullish().catch(null);

/** Text as a wire writes it; a number becomes its digits, `""` and absent become null. */
export const toText = (value: string | number | null | undefined): string | null => {
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text === '' ? null : text;
};

type Reader<T> = (text: string) => T | null;

/** Absent and unreadable are null. */
const readable = <T>(read: Reader<T>) =>
  optionalScalar.transform((value): T | null => {
    const text = toText(value);
    return text === null ? null : read(text);
  });

/** Ids are opaque text, whatever the wire says (erp.md 1.3). Required. */
export const wireId = scalar.transform(String).refine((id) => id.trim() !== '');

export const wireText = optionalScalar.transform(toText);

export const wireDecimal = readable(toDecimal);

export const wireInteger = readable(toInteger);

export const wireDate = readable(toLocalDateOfAnyStyle);

const FLAGS: Readonly<Record<string, boolean>> = { '1': true, true: true, '0': false, false: false };

/** Booleans come as true, 1, "1" or "true" (erp.md 1.3). */
export const wireFlag = z
  .union([z.boolean(), scalar])
  .nullish()
  .catch(null)
  .transform((value) => FLAGS[String(value ?? '').toLowerCase()] ?? null);

/** One text or a list of them; absent is an empty list. */
export const wireTexts = z
  .union([scalar, z.array(scalar.nullable().catch(null))])
  .nullish()
  .catch(null)
  .transform((value) => [value ?? []].flat().flatMap((item) => toText(item) ?? []));

/** An object inside a record; absent and unreadable are null. */
export const optionalPart = <S extends z.ZodType>(schema: S) =>
  schema
    .nullish()
    .catch(null)
    .transform((part): z.infer<S> | null => part ?? null);

/** A list of objects inside a record; those that cannot be read are left out. */
export const listOf = <S extends z.ZodType>(schema: S) =>
  z
    .array(schema.nullable().catch(null))
    .nullish()
    .catch(null)
    .transform((items) => (items ?? []).filter((item) => item !== null));

/** A JSON object with everything it came with. */
export const wireRaw = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'expected an object');
