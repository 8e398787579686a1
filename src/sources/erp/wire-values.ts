import { z } from 'zod';
import type { JsonObject } from '../../domain/json.ts';
import { toDecimal } from './decimal.ts';
import { toLocalDateOfAnyStyle } from './local-date.ts';

const scalar = z.union([z.string(), z.number()]);

/** Text as a wire writes it; a number becomes its digits, `""` and absent become null. */
export const toText = (value: string | number | null | undefined): string | null => {
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text === '' ? null : text;
};

type Reader<T> = (text: string) => T | null;

/** Absent is null; what is there but unreadable breaks the schema. */
const readable = <T>(expected: string, read: Reader<T>) =>
  scalar.nullish().transform((value, context): T | null => {
    const text = toText(value);
    if (text === null) return null;
    const found = read(text);
    if (found === null) context.addIssue({ code: 'custom', message: `expected ${expected}` });
    return found;
  });

/** Ids are opaque text, whatever the wire says (erp.md 1.3). Required. */
export const wireId = scalar.transform(String).refine((id) => id.trim() !== '');

export const wireText = scalar.nullish().transform(toText);

export const wireDecimal = readable('a decimal', toDecimal);

export const wireInteger = readable('an integer', (text) => (/^-?\d+$/.test(text) ? Number(text) : null));

export const wireDate = readable('a date', toLocalDateOfAnyStyle);

const FLAGS: Readonly<Record<string, boolean>> = { '1': true, true: true, '0': false, false: false };

/** Booleans come as true, 1, "1" or "true" (erp.md 1.3). */
export const wireFlag = z
  .union([z.boolean(), scalar])
  .nullish()
  .transform((value) => FLAGS[String(value ?? '').toLowerCase()] ?? null);

/** One text or a list of them; absent is an empty list. */
export const wireTexts = z
  .union([scalar, z.array(scalar.nullable())])
  .nullish()
  .transform((value) => [value ?? []].flat().flatMap((item) => toText(item) ?? []));

/** A JSON object with everything it came with. */
export const wireRaw = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'expected an object');
