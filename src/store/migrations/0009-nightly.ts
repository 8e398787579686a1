import type { Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * sync_state: `is_first` while nothing was complete before, `is_whole` when every record is read again, `tally` what the run did so far.
 * sync_report: what a sync did.
 */
const STATEMENTS = [
  `alter table sync_state
    add column is_first boolean not null default false,
    add column is_whole boolean not null default true,
    add column tally jsonb not null default '{}'`,
  `create table sync_report (
    id bigint generated always as identity primary key,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    entities jsonb not null,
    links jsonb not null
  )`,
];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, STATEMENTS);
