import type { Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * import_state: what Enneo was told of a contract. `entity`: `contract`, its own copy, or `contractCache`, the answers it keeps of ours.
 * `state`: `sending` and `removing` stand from before the call until its outcome is known. `content_hash` names what was sent,
 * `record_version` the mirror's record it was made from, `mapping` how. Nothing was ever written to it before.
 */
const STATEMENTS = [
  `alter table import_state
    add column state text not null check (state in ('sending', 'removing', 'sent')),
    add column record_version text not null,
    add column mapping text not null,
    add column customer_id text collate "C" not null`,
  // Holds all that is compared, so that finding nothing to tell reads no record.
  'create index contract_version on contract (id, source, version) where deleted_at is null',
];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, STATEMENTS);
