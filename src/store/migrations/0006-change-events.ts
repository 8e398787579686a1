import type { Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * change_event: what became of records, written with the record itself. Ids are given when written and become visible with the commit,
 * so a lower id may appear after a higher one. `at` is when the writing transaction began.
 */
const STATEMENTS = [
  `create table change_event (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    type text not null,
    entity text not null,
    entity_id text collate "C" not null,
    source text collate "C" not null,
    install_id text collate "C",
    contract_id text collate "C",
    customer_id text collate "C",
    details jsonb not null
  )`,
  'create index change_event_at on change_event (at)',
];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, STATEMENTS);
