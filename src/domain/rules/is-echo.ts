import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../json.ts';
import { valueAt } from './value-at.ts';

const comparable = (value: unknown): unknown => (Array.isArray(value) ? value.toSorted() : value);

/** Whether a record is as a write wanted it: then what is told of it is that write coming back. */
export const isEcho = (wanted: JsonObject, record: object): boolean => {
  const shown = { ...record, statusId: valueAt(record, 'status.id') };
  return Object.entries(wanted).every(([field, value]) => isDeepStrictEqual(comparable(value), comparable(valueAt(shown, field))));
};
