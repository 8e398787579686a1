import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { MirrorRecords } from '../mirror/entities.ts';
import { type Mirrored, type MirroredRow, toMirrored } from '../mirror/mirrored.ts';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { type ContractFilter, type CustomerFilter, contractConditions, customerConditions } from './filters.ts';
import { readCursorText, toCursorText } from './list-cursor.ts';
import { readTownSpellings } from './town-spellings.ts';

export interface ListRequest {
  readonly first: number;
  /** A cursor of this list in this order; null at the start. */
  readonly after: string | null;
}

export interface ListRow<T> extends Mirrored<T> {
  readonly cursor: string;
}

export interface ListPage<T> {
  readonly rows: readonly ListRow<T>[];
  readonly hasNextPage: boolean;
}

export interface ListOrder<Field extends string> {
  readonly field: Field;
  readonly direction: 'asc' | 'desc';
}

/** What comes before (id, source) in the order; rows without a value come first upwards. Each has its index. */
const CONTRACT_SORTS = { id: null, start: 'start_date', end: 'end_date', postcode: 'postcode' } as const;
const CUSTOMER_SORTS = { id: null, name: 'name', postcode: 'postcode' } as const;

export type ContractOrder = ListOrder<keyof typeof CONTRACT_SORTS>;
export type CustomerOrder = ListOrder<keyof typeof CUSTOMER_SORTS>;

type Condition = RawBuilder<unknown>;

interface Query {
  readonly table: 'contract' | 'customer';
  readonly where: Condition;
  readonly sort: string | null;
  readonly direction: 'asc' | 'desc';
}

const page = async <T>(db: Kysely<Tables>, query: Query, { first, after }: ListRequest): Promise<ListPage<T>> => {
  const { table, where, sort, direction } = query;
  const order = keysOf(query).map((key) => `${key} ${direction}`);
  const { rows } = await sql<MirroredRow<T> & { sortValue: string }>`
    select id, source, record, fetched_at, deleted_at, ${sql.raw(sort ?? "''")} as "sortValue" from ${sql.table(table)}
    where ${where} and ${after === null ? sql`true` : isAfter(query, after)}
    order by ${sql.raw(order.join(', '))} limit ${first + 1}`.execute(db);
  return {
    rows: rows.slice(0, first).map((row) => ({ ...toMirrored(row), cursor: toCursorText(row) })),
    hasNextPage: rows.length > first,
  };
};

const keysOf = ({ sort }: Query): readonly string[] => [...(sort === null ? [] : [sort]), 'id', 'source'];

const isAfter = (query: Query, after: string): Condition => {
  const { sortValue, id, source } = readCursorText(after);
  const values = [...(query.sort === null ? [] : [sortValue]), id, source].map(storableText);
  return sql`(${sql.raw(keysOf(query).join(', '))}) ${sql.raw(query.direction === 'asc' ? '>' : '<')} (${sql.join(values)})`;
};

const count = async (db: Kysely<Tables>, table: Query['table'], where: Condition): Promise<number> => {
  const { rows } = await sql<{ total: number }>`select count(*)::integer as total from ${sql.table(table)} where ${where}`.execute(db);
  return rows[0]?.total ?? 0;
};

/** The filter with its towns as the records write them. */
const spelt = async <F extends ContractFilter | CustomerFilter>(db: Kysely<Tables>, table: Query['table'], filter: F): Promise<F> =>
  filter.cities == null ? filter : { ...filter, cities: await readTownSpellings(db, table, filter.cities) };

export const listContracts = async (db: Kysely<Tables>, filter: ContractFilter, { field, direction }: ContractOrder, request: ListRequest) => {
  const where = contractConditions(await spelt(db, 'contract', filter));
  return page<MirrorRecords['contract']>(db, { table: 'contract', where, sort: CONTRACT_SORTS[field], direction }, request);
};

export const countContracts = async (db: Kysely<Tables>, filter: ContractFilter): Promise<number> =>
  count(db, 'contract', contractConditions(await spelt(db, 'contract', filter)));

export const listCustomers = async (db: Kysely<Tables>, filter: CustomerFilter, { field, direction }: CustomerOrder, request: ListRequest) => {
  const where = customerConditions(await spelt(db, 'customer', filter));
  return page<MirrorRecords['customer']>(db, { table: 'customer', where, sort: CUSTOMER_SORTS[field], direction }, request);
};

export const countCustomers = async (db: Kysely<Tables>, filter: CustomerFilter): Promise<number> =>
  count(db, 'customer', customerConditions(await spelt(db, 'customer', filter)));
