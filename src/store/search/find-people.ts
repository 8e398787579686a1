import { type Kysely, sql } from 'kysely';
import { type People, type PersonRow, peopleOf, toPeople } from '../mirror/read-people.ts';
import type { Tables } from '../tables.ts';
import { hashKey } from './hash-key.ts';
import type { SearchKey } from './search-entry.ts';

export interface PeopleLimits {
  /** Customers in all. */
  readonly limit: number;
  /** Customers of one key. */
  readonly rare: number;
  readonly maxContracts: number;
}

/** More than anybody passes. */
const MAX_KEYS = 60;
/** Records of one number: one per ERP, unless somebody entered `0` as the old number of all. */
const MAX_NAMESAKES = 100;

type Row = PersonRow | { readonly entity: 'overflow' };

/**
 * Everybody who has one of the keys, and every other record that has the number of one of them (of an older or newer self), whole, in one statement;
 * null when more customers than the limits have the keys. The first key of a customer's record is its own number (`customerKeys`).
 */
export const findPeople = async (db: Kysely<Tables>, keys: readonly SearchKey[], { limit, rare, maxContracts }: PeopleLimits): Promise<People | null> => {
  if (keys.length === 0) return { customers: [], contracts: [], isCut: false };
  if (keys.length > MAX_KEYS) return null;
  const { rows } = await sql<Row>`
    with holder as materialized (
      select key, customer from unnest(${keys.map(hashKey)}::bigint[]) as asked(key)
      cross join lateral (select customer from search_key where search_key.key = asked.key limit ${rare + 1}) as found),
    asked_customer as materialized (select distinct customer from holder),
    overflow as materialized (
      select 1 from holder group by key having count(*) > ${rare} union all select 1 from asked_customer having count(*) > ${limit}),
    person as materialized (
      select search_customer.id, search_customer.source, keys[1] as own_key
      from asked_customer join search_customer on number = customer
      left join search_record on (search_record.id, search_record.source, entity) = (search_customer.id, search_customer.source, 'customer')
      where not exists (select 1 from overflow)),
    everybody as materialized (
      select id, source from person
      union select search_customer.id, search_customer.source
      from person cross join lateral (select customer from search_key where search_key.key = own_key limit ${sql.lit(MAX_NAMESAKES)}) as namesake
      join search_customer on number = customer)
    select 'overflow' as entity, null as id, null as source, null as record, null as fetched_at, null as deleted_at, null as confirmed
    from overflow
    union all ${peopleOf(sql`everybody as person`, maxContracts)}`.execute(db);
  const people = rows.filter((row) => row.entity !== 'overflow');
  return people.length < rows.length ? null : toPeople(people, maxContracts);
};
