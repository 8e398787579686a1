import { z } from 'zod';

const TRUE: ReadonlySet<string> = new Set(['true', '1', '']);

/** A boolean of the query; `?includeIntents` alone counts as true. */
export const flag = (fallback: boolean) =>
  z
    .string()
    .optional()
    .transform((value) => (value === undefined ? fallback : TRUE.has(value)));

/** docs.enneo.ai/en/api-reference: 100 unless told, 1..1000; from 0. */
export const limit = (fallback: number) => z.coerce.number().int().min(1).max(1000).default(fallback);
export const offset = z.coerce.number().int().min(0).default(0);
