import type { Kysely } from 'kysely';
import { run } from './run.ts';

/** A deal's UUID in small letters, so that an install is found by it. */
const STATEMENTS = [
  `alter table install add column deal_id text collate "C" generated always as (lower(record->>'dealId')) stored`,
  'create index install_deal on install (deal_id)',
];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, STATEMENTS);
