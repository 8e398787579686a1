import { z } from 'zod';
import type { InstallStatus } from '../../domain/install.ts';
import { ON_HOLD } from './wire-names.ts';
import { optional, readId, readText, required } from './wire-values.ts';

const wireStatus = z.object({ id: required(readId), name: optional(readText), title: optional(readText) });
const wireStatuses = z.array(wireStatus);

/** W12: `results`, `data` or a bare array, the name under `name` or `title`. */
export const wireStatusList = z.union([
  wireStatuses,
  z.object({ results: wireStatuses }).transform((body) => body.results),
  z.object({ data: wireStatuses }).transform((body) => body.data),
]);

export const toStatuses = (rows: z.infer<typeof wireStatusList>): InstallStatus[] =>
  rows.map((row) => ({ id: row.id, name: row.name ?? row.title ?? unnamedStatus(row.id) }));

/** W12: an unknown id stays itself, it is never mapped to a neighbour. */
const unnamedStatus = (id: string): string => (id === ON_HOLD.id ? ON_HOLD.name : `Unknown (${id})`);

/** W12: names are matched without case. */
const isNamed = (status: InstallStatus, name: string | null): boolean => status.name.toLowerCase() === name?.toLowerCase();

/** A row may carry the id or the name alone; the company's own list has the other half. */
export const toStatus = (id: string | null, name: string | null, statuses: readonly InstallStatus[]): InstallStatus | null => {
  if (id === null) return statuses.find((status) => isNamed(status, name)) ?? null;
  return { id, name: name ?? statuses.find((status) => status.id === id)?.name ?? unnamedStatus(id) };
};
