import type { Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * inbox: `refreshes` are the records an event is about, `waiting` how many of them were not read again yet.
 * inbox_seen: hashes of events' keys or bodies, so that one that comes again is known until `forget_at`.
 * refresh: one row a record, however many events it has. `seq` grows with every event, `claim` with every reading; `first_at` is the first event
 * no reading has begun for, `due_at` null: nothing to do. Rows at rest stay for a moment, since `read_at` tells a burst from a single event.
 * inbox_wait: which event waits for which record; a reading that claimed `seq` covers all up to it.
 */
const STATEMENTS = [
  'drop index inbox_key',
  `alter table inbox
    add column name text,
    add column refreshes jsonb not null default '[]',
    add column waiting integer not null default 0`,
  `create index inbox_done on inbox (received_at) where state = 'done'`,
  `create table inbox_seen (
    sender text collate "C" not null,
    key text collate "C" not null,
    seen_at timestamptz not null,
    forget_at timestamptz not null,
    primary key (sender, key)
  )`,
  'create index inbox_seen_forget on inbox_seen (forget_at)',
  `create table refresh (
    source text collate "C" not null,
    entity text collate "C" not null,
    id text collate "C" not null,
    seq integer not null default 1,
    claim integer not null default 0,
    first_at timestamptz,
    last_at timestamptz not null,
    due_at timestamptz,
    claimed_until timestamptz,
    read_at timestamptz,
    tries integer not null default 0,
    error text,
    primary key (source, entity, id)
  )`,
  'create index refresh_due on refresh (source, due_at) where due_at is not null',
  'create index refresh_rest on refresh (last_at) where due_at is null',
  `create table inbox_wait (
    source text collate "C" not null,
    entity text collate "C" not null,
    id text collate "C" not null,
    inbox_id bigint not null,
    seq integer not null,
    since timestamptz not null,
    primary key (source, entity, id, inbox_id)
  )`,
  'create index inbox_wait_event on inbox_wait (inbox_id)',
];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, STATEMENTS);
