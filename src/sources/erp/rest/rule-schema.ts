import { z } from 'zod';
import { isJsonPath } from '../json-path.ts';
import { DATE_STYLES } from '../local-date.ts';

const path = z.string().refine(isJsonPath, "is no path; write `$.name`, `$.list[0]`, `$.list[*].name` or `$['any name']`");

export const jsonPathSchema = path;

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const SOURCES = ['path', 'const', 'first', 'join', 'phone'] as const;

const phoneSchema = z.strictObject({
  /** Joined in order: area code and number in two fields. */
  parts: z.array(path).min(1),
  /** What a bare `49…` means: the country code, or an area code. */
  bare49: z.enum(['international', 'national']).optional(),
});

const fields = {
  path: path.optional(),
  const: scalar.optional(),
  /** The first of these that holds something. */
  first: z.array(path).min(1).optional(),
  join: z.strictObject({ paths: z.array(path).min(1), with: z.string().default(' ') }).optional(),
  phone: z.array(phoneSchema).min(1).optional(),
  /** Words of the ERP to words of ours. */
  map: z.record(z.string(), z.string()).optional(),
  default: z.string().optional(),
  date: z.enum(DATE_STYLES).optional(),
  number: z.enum(['json', 'string', 'germanComma']).optional(),
  /** What counts as true; anything else that is there is false. */
  bool: z.array(scalar).min(1).optional(),
  /** Digits to fill up with zeros: postcodes 5, partner codes 13. */
  pad: z.number().int().min(1).max(40).optional(),
  unit: z.enum(['EUR/year', 'EUR/month', 'EUR/kWh', 'ct/kWh']).optional(),
  gross: z.boolean().optional(),
  /** Says for the reader that the value is an id; every text is one already. */
  ids: z.literal(true).optional(),
};

const hasOneSource = (rule: Readonly<Record<string, unknown>>): boolean => SOURCES.filter((source) => rule[source] !== undefined).length === 1;
const ONE_SOURCE = `needs exactly one of ${SOURCES.join(', ')}`;

const plainRule = z.strictObject(fields).refine(hasOneSource, ONE_SOURCE);

/** How one field of ours is found in the ERP's record: data, no expressions, no code (erp.md 4.4). */
export const ruleSchema = z
  .strictObject({
    ...fields,
    /** For lists of objects: the rules of each item, relative to it. */
    each: z.record(z.string(), plainRule).optional(),
  })
  .refine(hasOneSource, ONE_SOURCE);

export type Rule = z.output<typeof ruleSchema>;
export type Rules = Readonly<Record<string, Rule>>;
