import type { Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * change_event.ruled_at: when rules looked at it. rule_since: from when on events count for a rule, by the database's clock. delivery: what rules
 * want done, once for a rule and event; what its columns mean stands in `src/domain/rules/delivery.ts`. webhook_gone: receivers that answered 410, their
 * addresses hashed. External events are told once for each id of their sender.
 */
const STATEMENTS = [
  'alter table change_event add column ruled_at timestamptz',
  'create index change_event_unruled on change_event (at, id) where ruled_at is null',
  `create unique index change_event_external on change_event (source, entity_id) where type = 'EXTERNAL'`,
  'create table rule_since (rule_id text primary key, since timestamptz not null default clock_timestamp())',
  `create table delivery (
    id uuid primary key,
    rule_id text not null,
    event_id bigint not null,
    event_type text not null,
    subject text collate "C" not null,
    kind text not null check (kind in ('write', 'webhook')),
    target text not null,
    content jsonb not null,
    state text not null check (state in ('waiting', 'done', 'dead')),
    tries integer not null default 0,
    round integer not null default 0,
    claim integer not null default 0,
    created_at timestamptz not null,
    next_at timestamptz not null,
    claimed_until timestamptz,
    finished_at timestamptz,
    last_status integer,
    error text,
    write_id uuid,
    unique (rule_id, event_id)
  )`,
  `create index delivery_due on delivery (next_at) where state = 'waiting'`,
  'create index delivery_subject on delivery (rule_id, subject, created_at)',
  'create index delivery_created on delivery (created_at desc, id)',
  'create table webhook_gone (target text, address text, at timestamptz not null, primary key (target, address))',
];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, STATEMENTS);
