import type { Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * search_record: what finds one contract or customer; the source of the rest. `keys` are hashes, `words` are ids of search_word.
 * search_customer: the words of all records of a customer together, since people name themselves and a delivery address in one breath.
 * search_key: who has a key; read from its index alone, so that a key of a thousand customers costs a page or two.
 * search_word: the vocabulary. search_word_gap: its words with one letter taken out, which is how one typo is found.
 *
 * The pending list of the GIN index stays short, since every search reads it to its end.
 */
const STATEMENTS = [
  `create table search_word (
    id integer generated always as identity primary key,
    kind text collate "C" not null,
    value text collate "C" not null,
    unique (value, kind)
  )`,
  `create table search_word_gap (
    gap text collate "C" not null,
    word_id integer not null,
    primary key (gap, word_id)
  )`,
  `create table search_customer (
    number integer generated always as identity primary key,
    id text collate "C" not null,
    source text collate "C" not null,
    active_contracts integer not null default 0,
    words integer[] not null default '{}',
    unique (id, source)
  )`,
  'create index search_customer_words on search_customer using gin (words) with (fastupdate = on, gin_pending_list_limit = 256)',
  `create table search_record (
    id text collate "C" not null,
    source text collate "C" not null,
    entity text collate "C" not null,
    customer integer not null,
    is_active boolean not null,
    keys bigint[] not null,
    words integer[] not null,
    primary key (id, source, entity)
  )`,
  'create index search_record_customer on search_record (customer)',
  `create table search_key (
    key bigint not null,
    customer integer not null,
    primary key (key, customer)
  )`,
];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, STATEMENTS);
