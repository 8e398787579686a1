import type { Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * inbox: every webhook as received, before the 2xx. import_state: what Enneo was last sent. audit: who read or changed what personal data.
 * sync_state: how far a copy of a source's entity has come; `cursor` is the page to go on with.
 */
const STATEMENTS = [
  `create table inbox (
    id bigint generated always as identity primary key,
    sender text not null,
    event_key text,
    received_at timestamptz not null,
    headers jsonb not null,
    body bytea not null,
    state text not null check (state in ('new', 'done', 'dead')),
    tries integer not null default 0,
    error text
  )`,
  'create index inbox_key on inbox (sender, event_key, received_at) where event_key is not null',
  'create index inbox_state on inbox (state, id)',
  `create table import_state (
    id text collate "C" not null,
    source text collate "C" not null,
    entity text collate "C" not null,
    content_hash text not null,
    sent_at timestamptz not null,
    primary key (id, source, entity)
  )`,
  `create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    principal text not null,
    action text not null,
    entity text not null,
    entity_id text not null,
    details jsonb not null
  )`,
  'create index audit_entity on audit (entity, entity_id, id)',
  `create table sync_state (
    source text not null,
    entity text not null,
    run text not null,
    cursor text,
    done integer not null,
    is_complete boolean not null,
    started_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (source, entity)
  )`,
];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, STATEMENTS);
