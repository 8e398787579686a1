import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Contract } from '../../domain/contract.ts';
import type { Tables } from '../tables.ts';
import { PAGE, type PageRow, type Scan, type ScanQuery, toScan } from './scan.ts';
import { customerIdOf, type ToldKey, type ToldState, tableOf } from './told.ts';

/** What Enneo was last told, where it was told anything. */
export interface LastTold {
  readonly state: ToldState;
  readonly contentHash: string;
  readonly customerId: string;
}

/** A record of the mirror that Enneo was not told of as it is now. */
export interface Due extends ToldKey {
  /** The mirror's version of the record. */
  readonly version: string;
  readonly customerId: string;
  readonly told: LastTold | null;
}

export interface DueContract extends Due {
  readonly record: Contract;
}

export interface DueQuery extends ScanQuery {
  /** How contents are made of records: those that were made in another way are due. */
  readonly mapping: string;
}

interface DueRow extends PageRow {
  readonly id: string | null;
  readonly source: string;
  readonly version: string;
  readonly customerId: string;
  readonly state: ToldState | null;
  readonly contentHash: string;
  readonly toldCustomerId: string;
}

/** Records that are there, in the order of their ids, and which of them are due. Reads the rows of those alone. */
const scan = async <R extends DueRow>(db: Kysely<Tables>, { entity, mapping, after, limit }: DueQuery, more: RawBuilder<unknown>): Promise<readonly R[]> => {
  const table = sql.table(tableOf(entity));
  const { rows } = await sql<R>`
    with scanned as materialized (
      select id, source, version from ${table}
      where (id, source) > (${after?.id ?? ''}, ${after?.source ?? ''}) and deleted_at is null
      order by id, source limit ${limit}
    ),
    due as materialized (
      select scanned.id, scanned.source, told.state, told.content_hash, told.customer_id
      from scanned left join import_state as told on told.id = scanned.id and told.source = scanned.source and told.entity = ${entity}
      where told.id is null or told.state <> 'sent' or told.record_version <> scanned.version or told.mapping <> ${mapping}
    )
    select page.*, known.id, known.source, known.version, known.${sql.raw(customerIdOf(entity))} as "customerId", due.state,
      due.content_hash as "contentHash", due.customer_id as "toldCustomerId" ${more}
    from (${PAGE}) as page left join (due join ${table} as known using (id, source)) on true
    order by known.id, known.source`.execute(db);
  return rows;
};

const toDue = ({ id, source, version, customerId, state, contentHash, toldCustomerId }: DueRow): readonly Due[] =>
  id === null ? [] : [{ id, source, version, customerId, told: state === null ? null : { state, contentHash, customerId: toldCustomerId } }];

export const scanDue = async (db: Kysely<Tables>, query: DueQuery): Promise<Scan<Due>> => toScan(await scan<DueRow>(db, query, sql``), query.limit, toDue);

/** Contracts with what is made into a content. */
export const scanContracts = async (db: Kysely<Tables>, query: DueQuery): Promise<Scan<DueContract>> => {
  const rows = await scan<DueRow & { readonly record: Contract }>(db, query, sql`, known.record`);
  return toScan(rows, query.limit, (row) => toDue(row).map((due) => ({ ...due, record: row.record })));
};

/** Records of the mirror that are there. */
export const countThere = async (db: Kysely<Tables>, entity: DueQuery['entity']): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(tableOf(entity))} where deleted_at is null`.execute(db);
  return rows[0]?.count ?? 0;
};
