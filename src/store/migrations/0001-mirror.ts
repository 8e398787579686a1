import type { Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * Ids are unique inside their `source` (the ERP's name, else enneo or enerflo). `version` is a hash of the record without `raw`;
 * `fetched_at` is when the read began that brought it. Dates of sources are text: they compare right and a strange one breaks no batch.
 */
const mirror = (table: string, columns: string): string => `
  create table ${table} (
    id text collate "C" not null,
    source text collate "C" not null,
    ${columns},
    record jsonb not null,
    version text not null,
    is_partial boolean not null,
    fetched_at timestamptz not null,
    deleted_at timestamptz,
    primary key (id, source)
  )`;

const text = (...columns: readonly string[]): string => columns.map((column) => `${column} text collate "C"`).join(', ');

/** Columns lists are sorted by: empty when there is no value, since a page cannot go on after nothing. */
const sorted = (...columns: readonly string[]): string => columns.map((column) => `${column} text collate "C" not null`).join(', ');

const TABLES = [
  mirror(
    'contract',
    `${text('customer_id', 'number', 'tenant', 'status', 'energy', 'city', 'product_code', 'grid_operator_code')},
     ${sorted('start_date', 'end_date', 'postcode')}, monthly_deposit numeric`,
  ),
  mirror('customer', `${text('number', 'tenant', 'party_type', 'city')}, ${sorted('name', 'postcode')}`),
  mirror('install', text('enerflo_customer_id', 'status_id', 'status_name', 'created_at', 'updated_at')),
  mirror('milestone', text('install_id', 'template_id', 'title', 'due_date', 'completed_date')),
  mirror('note', text('install_id', 'created_at')),
  mirror('ticket', text('contract_id', 'customer_id', 'status', 'channel', 'priority', 'created_at', 'modified_at')),
];

/** Without what is gone, so that lists are counted in the index alone. */
const INDEXES = [
  'create index contract_customer on contract (customer_id, source)',
  ...[
    'status, energy',
    'city',
    'product_code',
    'grid_operator_code',
    'monthly_deposit',
    'start_date, id, source',
    'end_date, id, source',
    'postcode, id, source',
  ].map((columns) => `create index on contract (${columns}) where deleted_at is null`),
  ...['city', 'name, id, source', 'postcode, id, source'].map((columns) => `create index on customer (${columns}) where deleted_at is null`),
  'create index install_customer on install (enerflo_customer_id)',
  'create index install_status on install (status_name)',
  'create index milestone_install on milestone (install_id)',
  'create index milestone_open on milestone (title) where completed_date is null',
  'create index note_install on note (install_id)',
  'create index ticket_contract on ticket (contract_id)',
  'create index ticket_customer on ticket (customer_id)',
  'create index ticket_status on ticket (status)',
];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, [...TABLES, ...INDEXES]);
