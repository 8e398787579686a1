import type { Client } from 'pg';
import { LAST_NAMES, MEN, STREET_STEMS, STREET_TYPES, TOWNS, WOMEN } from '../../sandbox/world/names.ts';
import { toLetterKeys } from '../../src/domain/normal-forms/letters.ts';
import { toStreetKeys } from '../../src/domain/normal-forms/street.ts';
import { gapsOf } from '../../src/store/search/gaps-of.ts';

/** Contracts a customer: 1.5 million contracts have 900,000 customers. */
const CUSTOMERS_PER_CONTRACT = 0.6;

export interface World {
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly streets: readonly string[];
  readonly towns: readonly string[];
}

const SYLLABLES = 'ba be bo da do fa fe ga go ha he ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to wa we wo zi ri li ni ki'.split(' ');

/** A name nobody has, from its number. */
const invent = (index: number, ending: string): string => {
  const parts = [index, Math.floor(index / SYLLABLES.length), Math.floor(index / SYLLABLES.length ** 2), index * 7 + 3].map(
    (n) => SYLLABLES[n % SYLLABLES.length] ?? '',
  );
  return `${parts.join('')}${ending}`;
};

const invented = (count: number, ending: string): readonly string[] => Array.from({ length: count }, (_, index) => invent(index, ending));

/** The sandbox's names, which are few and therefore all common, and a long tail of rare ones behind them. */
export const createWorld = (hasTail: boolean): World => ({
  firstNames: [...new Set([...WOMEN, ...MEN].map((name) => toLetterKeys(name).ae.replaceAll('-', '')))],
  lastNames: [...new Set([...LAST_NAMES.map((name) => toLetterKeys(name.split(/[ -]/).at(-1) ?? '').ae), ...(hasTail ? invented(60_000, 'mann') : [])])],
  streets: [
    ...new Set([...STREET_STEMS.flatMap((stem) => STREET_TYPES.map((type) => toStreetKeys(`${stem}${type}`).ae)), ...(hasTail ? invented(30_000, 'weg') : [])]),
  ],
  towns: [...new Set([...TOWNS.map(([, town]) => toLetterKeys(town.split(' ').at(-1) ?? '').ae), ...(hasTail ? invented(6000, 'hausen') : [])])],
});

const HASH = `create function key_hash(kind text, value text) returns bigint language sql immutable as
  $$ select ('x' || encode(substring(sha256(convert_to(kind, 'UTF8') || '\\x00'::bytea || convert_to(value, 'UTF8')) for 8), 'hex'))::bit(64)::bigint $$`;

const DRAW = `create function draw(i integer, salt integer) returns integer language sql immutable as $$ select hashint8(i::bigint * 1000003 + salt * 7919) & 2147483647 $$`;

const addVocabulary = async (client: Client, world: World): Promise<void> => {
  const lists = {
    firstName: world.firstNames,
    lastName: world.lastNames,
    street: world.streets,
    city: world.towns,
    house: Array.from({ length: 160 }, (_, index) => String(index + 1)),
  };
  for (const [kind, texts] of Object.entries(lists)) {
    await client.query('insert into search_word (kind, value) select $1, unnest($2::text[]) on conflict do nothing', [kind, texts]);
  }
  const { rows } = await client.query<{ id: number; value: string }>('select id, value from search_word');
  const gaps = rows.flatMap(({ id, value }) => gapsOf(value).map((gap) => ({ id, gap })));
  for (let start = 0; start < gaps.length; start += 100_000) {
    const part = gaps.slice(start, start + 100_000);
    await client.query('insert into search_word_gap (gap, word_id) select * from unnest($1::text[], $2::integer[])', [
      part.map(({ gap }) => gap),
      part.map(({ id }) => id),
    ]);
  }
};

/** The array of word ids of a list, in the list's order, for SQL to draw from. */
const drawFrom = (kind: string, common: number, salt: number): string =>
  `(select words[1 + case when draw(i, ${salt}) % 10 < 7 then draw(i, ${salt + 1}) % least(${common}, cardinality(words)) else draw(i, ${salt + 2}) % cardinality(words) end] from list where kind = '${kind}')`;

/** Fills the search tables and the mirror's contracts as a first fill would leave them. */
export const fill = async (client: Client, world: World, contracts: number): Promise<void> => {
  const customers = Math.round(contracts * CUSTOMERS_PER_CONTRACT);
  await client.query('set synchronous_commit = off');
  await client.query(HASH);
  await client.query(DRAW);
  await addVocabulary(client, world);
  await client.query('create temporary table list as select kind, array_agg(id order by id) as words from search_word group by kind');
  await client.query(`create unlogged table person as
    select i, 'K' || i as id, ${drawFrom('firstName', 128, 1)} as first, ${drawFrom('lastName', 100, 4)} as last, ${drawFrom('street', 280, 7)} as street,
      ${drawFrom('city', 28, 10)} as city, ${drawFrom('house', 160, 16)} as house, draw(i, 10) % 30 as postcode, draw(i, 19) % 22000 as birth
    from generate_series(0, ${customers - 1}) as i`);
  await client.query(`insert into search_customer (number, id, source, active_contracts, words) overriding system value
    select i + 1, id, 'erp', 1, array(select distinct unnest(array[first, last, street, city, house]) order by 1) from person`);
  await client.query(`create unlogged table holder as
    select i, 'K' || i as id, 'customer' as entity, false as is_active, array[key_hash('customer', id), key_hash('email', 'mail' || i || '@example.org'),
      key_hash('phone', '+4930' || i), key_hash('iban', 'DE' || i), key_hash('birthDate', birth::text), key_hash('fullName', last || ' ' || first),
      key_hash('place', postcode || ' ' || street)] as keys from person
    union all
    select person.i, 'V' || c, 'contract', true, array[key_hash('contract', 'V' || c), key_hash('marketLocation', 'MALO' || c), key_hash('meterLocation', 'MELO' || c),
      key_hash('meter', 'METER' || c), key_hash('meterTail', right('00000' || c, 6)), key_hash('fullName', last || ' ' || first), key_hash('place', postcode || ' ' || street)]
    from generate_series(0, ${contracts - 1}) as c join person on person.i = c % ${customers}`);
  await client.query(`insert into search_record (id, source, entity, customer, is_active, keys, words)
    select holder.id, 'erp', entity, i + 1, is_active, keys, array[first, last, street, city, house] from holder join person using (i)`);
  await client.query('insert into search_key (key, customer) select distinct key, i + 1 from holder cross join lateral unnest(keys) as key');
  await client.query(`insert into contract (id, source, customer_id, number, status, energy, start_date, end_date, postcode, city, record, version, is_partial, fetched_at)
    select 'V' || c, 'erp', 'K' || c % ${customers}, 'V' || c, case when c % 7 = 0 then 'ended' else 'active' end, case when c % 3 = 0 then 'gas' else 'electricity' end,
      '2024-01-' || lpad((1 + c % 28)::text, 2, '0'), '', '05' || lpad((draw(c, 13) % 97)::text, 3, '0'), 'Musterstadt',
      jsonb_build_object('id', 'V' || c, 'raw', jsonb_build_object('a', repeat(md5(c::text), 10)), 'rest', repeat(md5((c + 1)::text), 20)), md5(c::text), false, now()
    from generate_series(0, ${contracts - 1}) as c`);
  await client.query('drop table person, holder');
  await client.query('vacuum analyze');
};
