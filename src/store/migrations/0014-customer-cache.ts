import type { Kysely } from 'kysely';
import { run } from './run.ts';

/** import_state: `entity` may be `customerCache` too, the answers Enneo keeps of ours about a customer. The index is as `contract_version`. */
const STATEMENTS = ['create index customer_version on customer (id, source, version) where deleted_at is null'];

export const up = (db: Kysely<unknown>): Promise<void> => run(db, STATEMENTS);
