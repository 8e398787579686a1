import type { Kysely } from 'kysely';
import { run } from './run.ts';

/** What the columns mean stands in `src/domain/write.ts`. A row is committed before its call leaves, and is all that is left of it after a crash. */
const STATEMENTS = [
  `create table write (
    id uuid primary key,
    owner text not null,
    idempotency_key text,
    operation text not null,
    lane text not null,
    entity text not null,
    entity_id text not null,
    input_hash text not null,
    input jsonb not null,
    before jsonb,
    after jsonb not null,
    state text not null check (state in ('pending', 'done', 'rejected', 'failed', 'unknown')),
    attempt integer not null default 1,
    result_id text,
    user_errors jsonb not null default '[]',
    created_at timestamptz not null,
    sent_until timestamptz not null,
    settles_at timestamptz not null,
    check_at timestamptz,
    finished_at timestamptz,
    unique (owner, idempotency_key)
  )`,
  'create index write_lane on write (lane)',
  'create index write_check on write (check_at) where check_at is not null',
  'create index write_created on write (created_at)',
];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, STATEMENTS);
