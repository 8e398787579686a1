import { type Kysely, sql } from 'kysely';
import type { Contract } from '../../domain/contract.ts';
import type { Tables } from '../tables.ts';
import { PAGE, type PageRow, type Scan, type ScanQuery, toScan } from './scan.ts';
import type { ToldKey, ToldState } from './told.ts';

/** What Enneo was last told, where it was told anything. */
export interface LastTold {
  readonly state: ToldState;
  readonly contentHash: string;
  readonly customerId: string;
}

/** A contract of the mirror that Enneo was not told of as it is now. */
export interface DueContract extends ToldKey {
  /** The mirror's version of the record. */
  readonly version: string;
  readonly record: Contract;
  readonly told: LastTold | null;
}

export interface DueQuery extends ScanQuery {
  /** How contents are made of records: those that were made in another way are due. */
  readonly mapping: string;
}

interface DueRow extends PageRow {
  readonly id: string | null;
  readonly source: string;
  readonly version: string;
  readonly record: Contract;
  readonly state: ToldState | null;
  readonly contentHash: string;
  readonly customerId: string;
}

/** Contracts that are there, in the order of their ids, and which of them are due. Reads the records of those alone. */
export const scanContracts = async (db: Kysely<Tables>, { entity, mapping, after, limit }: DueQuery): Promise<Scan<DueContract>> => {
  const { rows } = await sql<DueRow>`
    with scanned as materialized (
      select id, source, version from contract
      where (id, source) > (${after?.id ?? ''}, ${after?.source ?? ''}) and deleted_at is null
      order by id, source limit ${limit}
    ),
    due as materialized (
      select scanned.id, scanned.source, told.state, told.content_hash, told.customer_id
      from scanned left join import_state as told on told.id = scanned.id and told.source = scanned.source and told.entity = ${entity}
      where told.id is null or told.state <> 'sent' or told.record_version <> scanned.version or told.mapping <> ${mapping}
    )
    select page.*, contract.id, contract.source, contract.version, contract.record, due.state,
      due.content_hash as "contentHash", due.customer_id as "customerId"
    from (${PAGE}) as page left join (due join contract using (id, source)) on true
    order by contract.id, contract.source`.execute(db);
  return toScan(rows, limit, toDue);
};

const toDue = ({ id, source, version, record, state, contentHash, customerId }: DueRow): readonly DueContract[] =>
  id === null ? [] : [{ id, source, version, record, told: state === null ? null : { state, contentHash, customerId } }];

/** Contracts of the mirror that are there. */
export const countContractsThere = async (db: Kysely<Tables>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from contract where deleted_at is null`.execute(db);
  return rows[0]?.count ?? 0;
};
