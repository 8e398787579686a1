import { type Kysely, sql } from 'kysely';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { findFew, type Holder } from './find-few.ts';
import { hashKey } from './hash-key.ts';
import type { SearchKey } from './search-entry.ts';

/** A customer that has some of the keys, on its own record or on its contracts. */
export interface KeyHit {
  readonly source: string;
  readonly customerId: string;
  readonly keys: readonly SearchKey[];
  readonly activeContracts: number;
}

export interface KeyHits {
  /** Those with the most kinds of keys first, then those with active contracts. Which ones, of equals beyond the limit, is not said. */
  readonly hits: readonly KeyHit[];
  /** There are more. */
  readonly isCut: boolean;
  /** Keys that more than `rare` customers have; alone they find somebody only when nothing else does. */
  readonly commonKeys: readonly SearchKey[];
  /** Keys with more customers than are looked at: who has two kinds of keys may be missed. Absent when there are none. */
  readonly overflowing?: readonly SearchKey[];
}

export interface KeyLimits {
  /** Customers answered at most. */
  readonly limit: number;
  /** A key that more customers have says little by itself. */
  readonly rare: number;
}

/** More than anybody passes. */
const MAX_KEYS = 60;
/** Customers of one key that are weighed here; with more, the database does it. */
const FEW = 20;
/** Customers looked at for one key. Of a key with more, only those are seen that another key finds. */
const MAX_CUSTOMERS = 2000;

interface HitRow {
  readonly source: string;
  readonly customerId: string;
  readonly keys: readonly string[];
  readonly activeContracts: number;
  readonly commonKeys: readonly string[];
  readonly overflowing: readonly string[];
}

/**
 * Customers that have a rare key, or two kinds of keys of any rarity; when there are none, some of those with a common key.
 * So a full name and a street lead to the one who has both, without reading everybody who has either.
 */
export const findByKeys = async (db: Kysely<Tables>, keys: readonly SearchKey[], { limit, rare }: KeyLimits): Promise<KeyHits> => {
  const byHash = new Map(keys.slice(0, MAX_KEYS).map((key) => [hashKey(key), key]));
  if (byHash.size === 0) return { hits: [], isCut: false, commonKeys: [] };
  const few = await findFew(db, [...byHash.keys()], Math.min(rare, FEW));
  return few === null ? findAmongMany(db, byHash, { limit, rare }) : weigh(few, byHash, limit);
};

type KeysByHash = ReadonlyMap<string, SearchKey>;

const named = (hashes: readonly string[], byHash: KeysByHash): readonly SearchKey[] =>
  hashes.map((hash) => byHash.get(hash)).filter((key) => key !== undefined);

/** All who have one of the keys, none of which is common. */
const weigh = (holders: readonly Holder[], byHash: KeysByHash, limit: number): KeyHits => {
  const customers = [...Map.groupBy(holders, ({ number }) => number).values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          {
            ...first,
            keys: named(
              [first, ...others].map(({ key }) => key),
              byHash,
            ),
          },
        ],
  );
  const weighed = customers.map((customer) => ({ ...customer, kinds: new Set(customer.keys.map(({ kind }) => kind)).size }));
  const best = weighed.toSorted((one, other) => other.kinds - one.kinds || one.number - other.number).slice(0, limit);
  const isActive = ({ activeContracts }: { readonly activeContracts: number }): number => Number(activeContracts > 0);
  const order = best.toSorted(
    (one, other) =>
      other.kinds - one.kinds || isActive(other) - isActive(one) || compare(one.customerId, other.customerId) || compare(one.source, other.source),
  );
  const hits = order.map(({ source, customerId, keys, activeContracts }) => ({ source, customerId, keys, activeContracts }));
  return { hits, isCut: weighed.length > limit, commonKeys: [] };
};

const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);

const findAmongMany = async (db: Kysely<Tables>, byHash: KeysByHash, { limit, rare }: KeyLimits): Promise<KeyHits> => {
  const { rows } = await sql<HitRow>`
    with asked as (select * from unnest(${[...byHash.keys()]}::bigint[], ${[...byHash.values()].map(({ kind }) => storableText(kind))}::text[]) as asked(key, kind)),
    holder as materialized (
      select asked.key, kind, customer from asked
      cross join lateral (select customer from search_key where search_key.key = asked.key limit ${sql.lit(MAX_CUSTOMERS)}) as found),
    common as (select key from holder group by key having count(*) > ${rare}),
    candidate as (
      select customer, count(distinct kind) as kinds, array_agg(key::text) as keys, count(distinct kind) > 1 or bool_or(key not in (select key from common)) as is_telling
      from holder group by customer),
    best as (
      select * from candidate where is_telling or not exists (select 1 from candidate where is_telling) order by kinds desc, customer limit ${limit + 1})
    select source, id as "customerId", keys, active_contracts as "activeContracts", array(select key::text from common) as "commonKeys",
      array(select key::text from holder group by key having count(*) >= ${sql.lit(MAX_CUSTOMERS)}) as overflowing
    from best join search_customer on number = customer order by kinds desc, active_contracts > 0 desc, id, source`.execute(db);
  const overflowing = named(rows[0]?.overflowing ?? [], byHash);
  return {
    hits: rows
      .slice(0, limit)
      .map(({ source, customerId, activeContracts, ...row }) => ({ source, customerId, activeContracts, keys: named(row.keys, byHash) })),
    isCut: rows.length > limit,
    commonKeys: named(rows[0]?.commonKeys ?? [], byHash),
    ...(overflowing.length > 0 && { overflowing }),
  };
};
