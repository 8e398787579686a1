import type { Kysely } from 'kysely';
import { run } from './run.ts';

/** As the tables of 0001-mirror: what Enerflo tells by events alone, and its leads. */
const mirror = (table: string, columns: readonly string[]): string => `
  create table ${table} (
    id text collate "C" not null,
    source text collate "C" not null,
    ${columns.map((column) => `${column} text collate "C"`).join(', ')},
    record jsonb not null,
    version text not null,
    is_partial boolean not null,
    fetched_at timestamptz not null,
    deleted_at timestamptz,
    primary key (id, source)
  )`;

const STATEMENTS = [
  mirror('project', ['short_code']),
  mirror('"changeOrder"', ['install_id', 'signed_at']),
  mirror('lead', ['uuid', 'external_id']),
  'create index change_order_install on "changeOrder" (install_id)',
];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, STATEMENTS);
