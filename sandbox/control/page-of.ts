import { z } from 'zod';
import type { Collection } from '../world/truth.ts';
import { BadControl } from './bad-control.ts';

const MOST_RECORDS = 1000;

const query = z.strictObject({ offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(MOST_RECORDS).default(100) });

const idOf = (record: unknown) => (typeof record === 'object' && record !== null && 'id' in record ? String(record.id) : null);

/** The truth, as `{total, ids, records}`; a collection grown or shrunk by writes is shown as it is now. */
export const pageOf = (collection: Collection<unknown>, given: unknown) => {
  const parsed = query.safeParse(given);
  if (!parsed.success) throw new BadControl(parsed.error.issues[0]?.path.join('.') ?? 'query', parsed.error.issues[0]?.message ?? 'not a page');
  const { offset, limit } = parsed.data;
  const count = Math.max(0, Math.min(limit, collection.size - offset));
  const records = Array.from({ length: count }, (_, index) => collection.at(offset + index));
  return { total: collection.size, ids: records.map(idOf), records };
};
