import { type Kysely, sql } from 'kysely';
import type { Contract } from '../../domain/contract.ts';
import type { Customer } from '../../domain/customer.ts';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';
import { type Mirrored, type MirroredRow, toMirrored } from './mirrored.ts';
import { NEVER_HAD } from './tombstones.ts';

/** Customers with what is theirs. `raw` is empty in all records: nothing is compared with it, and it is half of them. */
export interface People {
  /** Deleted ones say so. `confirmed`: ids of the Enerflo customers a person has confirmed them to be. */
  readonly customers: readonly (Mirrored<Customer> & { readonly confirmed: readonly string[] })[];
  /** None that is deleted. */
  readonly contracts: readonly Mirrored<Contract>[];
}

type Row =
  | (MirroredRow<Customer> & { readonly entity: 'customer'; readonly confirmed: readonly string[] })
  | (MirroredRow<Contract> & { readonly entity: 'contract' });

const RECORD = sql.raw(`record || '{"raw": {}}' as record`);

/** In no order, `maxContracts` contracts at most in all, in one statement: everything a comparison needs. */
export const readPeople = async (db: Kysely<Tables>, customerIds: readonly string[], maxContracts: number): Promise<People> => {
  if (customerIds.length === 0) return { customers: [], contracts: [] };
  const ids = customerIds.map(storableText);
  const { rows } = await sql<Row>`
    select 'customer' as entity, id, source, ${RECORD}, fetched_at, deleted_at,
      array(select enerflo_customer_id from link where erp_customer_id = id and erp_source = source and state = 'confirmed') as confirmed
    from customer where id = any(${ids}::text[]) and version <> ${NEVER_HAD}
    union all
    (select 'contract', id, source, ${RECORD}, fetched_at, deleted_at, null from contract
      where customer_id = any(${ids}::text[]) and deleted_at is null limit ${maxContracts})`.execute(db);
  const customers = rows.filter((row) => row.entity === 'customer').map((row) => ({ ...toMirrored(row), confirmed: row.confirmed }));
  return { customers, contracts: rows.filter((row) => row.entity === 'contract').map(toMirrored) };
};
