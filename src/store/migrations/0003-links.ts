import type { Kysely } from 'kysely';
import { run } from './run.ts';

/** One row per pair that was ever thought of: a cut link is remembered. */
const STATEMENTS = [
  `create table link (
    erp_source text collate "C" not null,
    erp_customer_id text collate "C" not null,
    enerflo_customer_id text collate "C" not null,
    state text not null check (state in ('candidate', 'found', 'confirmed', 'cut')),
    method text not null,
    confidence double precision not null,
    evidence jsonb not null,
    found_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    primary key (erp_customer_id, erp_source, enerflo_customer_id)
  )`,
  'create index link_enerflo on link (enerflo_customer_id)',
  `create index link_candidates on link (enerflo_customer_id, erp_customer_id, erp_source) where state = 'candidate'`,
];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, STATEMENTS);
