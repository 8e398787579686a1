import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { PAGE, type PageRow, type Scan, type ScanQuery, toScan } from './scan.ts';
import { type Told, type ToldKey, tableOf } from './told.ts';

interface GoneRow extends PageRow {
  readonly id: string | null;
  readonly source: string;
  readonly customerId: string;
}

/** A record that Enneo was told of and that the ERP no longer has. */
export interface Gone extends ToldKey {
  readonly customerId: string;
}

/** Records Enneo was told of, and how many of them are gone. */
export const countGone = async (db: Kysely<Tables>, entity: Told): Promise<{ readonly told: number; readonly gone: number }> => {
  const { rows } = await sql<{ told: number; gone: number }>`
    select count(*)::integer as told, count(*) filter (where known.id is null)::integer as gone
    from import_state as told left join ${sql.table(tableOf(entity))} as known on known.id = told.id and known.source = told.source and known.deleted_at is null
    where told.entity = ${entity}`.execute(db);
  return rows[0] ?? { told: 0, gone: 0 };
};

/** What Enneo was told, in the order of the ids, and which of it is gone. */
export const scanGone = async (db: Kysely<Tables>, { entity, after, limit }: ScanQuery): Promise<Scan<Gone>> => {
  const { rows } = await sql<GoneRow>`
    with scanned as materialized (
      select id, source, customer_id from import_state
      where (id, source) > (${after?.id ?? ''}, ${after?.source ?? ''}) and entity = ${entity}
      order by id, source limit ${limit}
    )
    select page.*, gone.id, gone.source, gone.customer_id as "customerId"
    from (${PAGE}) as page left join (
      select * from scanned where not exists (
        select from ${sql.table(tableOf(entity))} as known where known.id = scanned.id and known.source = scanned.source and known.deleted_at is null
      )
    ) as gone on true
    order by gone.id, gone.source`.execute(db);
  return toScan(rows, limit, ({ id, source, customerId }) => (id === null ? [] : [{ id, source, customerId }]));
};
