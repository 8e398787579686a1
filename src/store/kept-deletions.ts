import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

export interface KeptDeletions {
  readonly source: string;
  readonly entity: string;
  /** Records the last sync found missing and did not believe to be gone. */
  readonly kept: number;
}

export const readKeptDeletions = async (db: Kysely<Tables>): Promise<readonly KeptDeletions[]> => {
  const { rows } = await sql<KeptDeletions>`select source, entity, coalesce((tally->>'kept')::integer, 0) as kept from sync_state`.execute(db);
  return rows;
};
