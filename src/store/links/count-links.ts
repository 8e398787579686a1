import { type Kysely, sql } from 'kysely';
import type { LinkCounts } from '../../domain/sync-report.ts';
import type { Tables } from '../tables.ts';

/** Walks through all links. */
export const countLinks = async (db: Kysely<Tables>): Promise<LinkCounts> => {
  const { rows } = await sql<{ state: string; count: number }>`select state, count(*)::integer as count from link group by state`.execute(db);
  const countOf = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { found: countOf('found'), confirmed: countOf('confirmed'), candidates: countOf('candidate') };
};
