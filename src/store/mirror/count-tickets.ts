import { type Kysely, sql } from 'kysely';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { NOT_DELETED } from './mirrored.ts';

export interface TicketCount {
  readonly total: number;
  /** In any state but `closed`. */
  readonly open: number;
}

/** Tickets of a contract, by the column of their state: rows of lists keep it newer than the record. */
export const countTickets = async (db: Kysely<Tables>, contractId: string): Promise<TicketCount> => {
  const { rows } = await sql<TicketCount>`
    select count(*)::integer as total, (count(*) filter (where status is distinct from 'closed'))::integer as open
    from ticket where contract_id = ${storableText(contractId)} and ${NOT_DELETED}`.execute(db);
  return rows[0] ?? { total: 0, open: 0 };
};
