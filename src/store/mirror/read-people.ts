import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type ComparedContract, type ComparedCustomer, NOT_COMPARED } from '../../domain/matching/to-match-customer.ts';
import { storableText } from '../storable.ts';
import type { Tables } from '../tables.ts';
import type { RecordId } from './delete-records.ts';
import { type Mirrored, type MirroredRow, NOT_DELETED, toMirrored } from './mirrored.ts';

/** Customers with what is theirs, nothing that is deleted, without what is `NOT_COMPARED`. */
export interface People {
  /** `confirmed`: ids of the Enerflo customers a person has confirmed them to be. */
  readonly customers: readonly (Mirrored<ComparedCustomer> & { readonly confirmed: readonly string[] })[];
  readonly contracts: readonly Mirrored<ComparedContract>[];
  /** There are more contracts than were read. */
  readonly isCut: boolean;
}

export type PersonRow =
  | (MirroredRow<ComparedCustomer> & { readonly entity: 'customer'; readonly confirmed: readonly string[] })
  | (MirroredRow<ComparedContract> & { readonly entity: 'contract' });

const columnsOf = (entity: 'customer' | 'contract') =>
  sql.raw(`'${entity}' as entity, ${entity}.id, ${entity}.source, ${entity}.record - '{${NOT_COMPARED.join()}}'::text[] as record, fetched_at, deleted_at`);

/** Everything a comparison needs of `person(id, source)`, `maxContracts` at most in all. */
export const peopleOf = (person: RawBuilder<unknown>, maxContracts: number): RawBuilder<unknown> => sql`
  select ${columnsOf('customer')},
    array(select enerflo_customer_id from link where erp_customer_id = customer.id and erp_source = customer.source and state = 'confirmed') as confirmed
  from ${person} join customer on customer.id = person.id and customer.source = person.source and ${NOT_DELETED}
  union all
  (select ${columnsOf('contract')}, null
  from ${person} join contract on contract.customer_id = person.id and contract.source = person.source and ${NOT_DELETED} limit ${sql.lit(maxContracts)})`;

export const toPeople = (rows: readonly PersonRow[], maxContracts: number): People => {
  const contracts = rows.filter((row) => row.entity === 'contract').map(toMirrored);
  const customers = rows.filter((row) => row.entity === 'customer').map((row) => ({ ...toMirrored(row), confirmed: row.confirmed }));
  return { customers, contracts, isCut: contracts.length === maxContracts };
};

/** In no order, in one statement; unknown ones are absent. */
export const readPeople = async (db: Kysely<Tables>, refs: readonly RecordId[], maxContracts: number): Promise<People> => {
  if (refs.length === 0) return { customers: [], contracts: [], isCut: false };
  const person = sql`unnest(${refs.map(({ id }) => storableText(id))}::text[], ${refs.map(({ source }) => source)}::text[]) as person(id, source)`;
  const { rows } = await sql<PersonRow>`${peopleOf(person, maxContracts)}`.execute(db);
  return toPeople(rows, maxContracts);
};
