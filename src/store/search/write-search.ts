import { type Kysely, sql } from 'kysely';
import { storableText, toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { customerNumbers, lockCustomers } from './customer-numbers.ts';
import { hashKey } from './hash-key.ts';
import type { SearchEntry, SearchWord } from './search-entry.ts';
import { wordIds } from './word-ids.ts';

const MAX_WORD_LENGTH = 60;
const MAX_WORDS = 200;
const MAX_KEYS = 200;

export type SearchRecordId = Pick<SearchEntry, 'entity' | 'id' | 'source'>;

interface Row extends SearchRecordId {
  readonly customer: number;
  readonly is_active: boolean;
  readonly keys: readonly string[];
  readonly words: readonly number[];
}

/**
 * Makes these records findable, and no longer by what they said before. Inside the transaction that writes the records, whose locks keep others
 * from these rows: what finds a record as before is left alone.
 */
export const writeSearch = async (db: Kysely<Tables>, entries: readonly SearchEntry[]): Promise<void> => {
  if (entries.length === 0) return;
  const before = await readRows(db, entries);
  const after = await toRows(db, entries);
  const rows = without(after, before);
  if (rows.length === 0) return;
  const old = await lockRows(db, without(before, after), rows);
  const list = sql`jsonb_to_recordset(${toStorableJson(rows)}::jsonb)
    as row(id text, source text, entity text, customer integer, is_active boolean, keys bigint[], words integer[])`;
  await sql`
    insert into search_record (id, source, entity, customer, is_active, keys, words)
    select id, source, entity, customer, is_active, keys, words from ${list}
    on conflict (id, source, entity) do update
      set customer = excluded.customer, is_active = excluded.is_active, keys = excluded.keys, words = excluded.words
      where (search_record.customer, search_record.is_active, search_record.keys, search_record.words)
        is distinct from (excluded.customer, excluded.is_active, excluded.keys, excluded.words)`.execute(db);
  await sql`
    insert into search_key (key, customer) select distinct key, customer from ${list} cross join lateral unnest(keys) as key
    where not exists (select 1 from search_key as known where known.key = key.key and known.customer = row.customer) on conflict do nothing`.execute(db);
  await gather(
    db,
    old,
    [...old, ...rows].map(({ customer }) => customer),
  );
};

/** These records are found no more. */
export const removeSearch = async (db: Kysely<Tables>, gone: readonly SearchRecordId[]): Promise<void> => {
  if (gone.length === 0) return;
  const old = await lockRows(db, await readRows(db, gone), []);
  await sql`delete from search_record as record using ${idList(gone)} where (record.id, record.source, record.entity) = (wanted.id, wanted.source, wanted.entity)`.execute(
    db,
  );
  await gather(
    db,
    old,
    old.map(({ customer }) => customer),
  );
};

const toRows = async (db: Kysely<Tables>, entries: readonly SearchEntry[]): Promise<readonly Row[]> => {
  const wordsOf = ({ words }: SearchEntry): readonly SearchWord[] =>
    words.slice(0, MAX_WORDS).map(({ kind, value }) => ({ kind, value: storableText(value).slice(0, MAX_WORD_LENGTH) }));
  const idOf = await wordIds(db, entries.flatMap(wordsOf));
  const numberOf = await customerNumbers(
    db,
    entries.map(({ customerId, source }) => ({ id: customerId, source })),
  );
  return entries.map((entry) => ({
    id: entry.id,
    source: entry.source,
    entity: entry.entity,
    customer: numberOf({ id: entry.customerId, source: entry.source }) ?? 0,
    is_active: entry.isActive,
    keys: [...new Set(entry.keys.slice(0, MAX_KEYS).map(hashKey))],
    words: [...new Set(wordsOf(entry).map(idOf))].filter((word) => word !== undefined).sort((one, other) => one - other),
  }));
};

const toText = ({ id, source, entity, customer, is_active, keys, words }: Row): string =>
  JSON.stringify([storableText(id), source, entity, customer, is_active, keys, words]);

const without = (rows: readonly Row[], others: readonly Row[]): readonly Row[] => {
  const texts = new Set(others.map(toText));
  return rows.filter((row) => !texts.has(toText(row)));
};

const idList = (ids: readonly SearchRecordId[]) =>
  sql`unnest(${ids.map(({ id }) => storableText(id))}::text[], ${ids.map(({ source }) => source)}::text[], ${ids.map(({ entity }) => entity)}::text[]) as wanted(id, source, entity)`;

const readRows = async (db: Kysely<Tables>, ids: readonly SearchRecordId[]): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    select id, source, entity, customer, is_active, keys::text[] as keys, words from ${idList(ids)} join search_record using (id, source, entity)`.execute(db);
  return rows;
};

/** Locks the customers these records had and will have, and answers those that were there as they are under that lock. */
const lockRows = async (db: Kysely<Tables>, before: readonly Row[], after: readonly Row[]): Promise<readonly Row[]> => {
  await lockCustomers(db, [...new Set([...before, ...after].map(({ customer }) => customer))]);
  return before.length === 0 ? before : readRows(db, before);
};

/** Takes away the old keys no record of the customer has any more, and gathers the words of all of them. */
const gather = async (db: Kysely<Tables>, old: readonly Row[], customers: readonly number[]): Promise<void> => {
  const touched = sql`unnest(${[...new Set(customers)]}::integer[]) as touched(number)`;
  const pairs = old.flatMap(({ customer, keys }) => keys.map((key) => ({ key, customer })));
  if (pairs.length > 0) {
    await sql`
      delete from search_key using unnest(${pairs.map(({ key }) => key)}::bigint[], ${pairs.map(({ customer }) => customer)}::integer[]) as old(key, customer)
      where (search_key.key, search_key.customer) = (old.key, old.customer)
        and not exists (select 1 from search_record as record where record.customer = old.customer and old.key = any(record.keys))`.execute(db);
  }
  await sql`
    with gathered as (
      select number,
        (select count(*)::integer from search_record as record where record.customer = number and is_active) as active,
        coalesce((select array_agg(distinct word) from search_record as record, unnest(record.words) as word where record.customer = number), '{}') as words
      from ${touched})
    update search_customer as customer set active_contracts = gathered.active, words = gathered.words from gathered
    where customer.number = gathered.number and (customer.active_contracts, customer.words) is distinct from (gathered.active, gathered.words)`.execute(db);
  if (old.length > 0) {
    await sql`delete from search_customer as customer using ${touched} where customer.number = touched.number
      and not exists (select 1 from search_record as record where record.customer = customer.number)`.execute(db);
  }
};
