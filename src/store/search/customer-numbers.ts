import { type Kysely, sql } from 'kysely';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';

export interface CustomerId {
  readonly id: string;
  readonly source: string;
}

const keyOf = ({ id, source }: CustomerId): string => JSON.stringify([storableText(id), source]);

/** The index's own short numbers of customers; new customers get one. Sorted, so that two writers wait in one direction only. */
export const customerNumbers = async (db: Kysely<Tables>, customers: readonly CustomerId[]): Promise<(customer: CustomerId) => number | undefined> => {
  const distinct = [...new Map(customers.map((customer) => [keyOf(customer), customer]))].sort(([one], [other]) => (one < other ? -1 : 1));
  const list = sql`unnest(${distinct.map(([, { id }]) => storableText(id))}::text[], ${distinct.map(([, { source }]) => source)}::text[]) as wanted(id, source)`;
  const read = async (): Promise<ReadonlyMap<string, number>> => {
    const { rows } = await sql<CustomerId & { number: number }>`select number, id, source from ${list} join search_customer using (id, source)`.execute(db);
    return new Map(rows.map((row) => [keyOf(row), row.number]));
  };
  const known = await read();
  if (known.size === distinct.length) return (customer) => known.get(keyOf(customer));
  await sql`
    insert into search_customer (id, source) select id, source from ${list}
    where not exists (select 1 from search_customer as known where known.id = wanted.id and known.source = wanted.source) on conflict do nothing`.execute(db);
  const all = await read();
  return (customer) => all.get(keyOf(customer));
};

/** Of two writers of one customer's contracts the second sees what the first wrote. */
export const lockCustomers = async (db: Kysely<Tables>, numbers: readonly number[]): Promise<void> => {
  await sql`select 1 from search_customer where number = any(${numbers}::integer[]) order by number for update`.execute(db);
};
