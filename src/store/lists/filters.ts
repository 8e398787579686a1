import { type RawBuilder, sql } from 'kysely';
import { BadInput } from '../../domain/bad-input.ts';
import type { ContractStatus, Energy } from '../../domain/contract.ts';
import { storableText } from '../storable.ts';

/** Both ends count; dates are `YYYY-MM-DD`, amounts decimals. */
export interface Range {
  readonly from?: string | null;
  readonly to?: string | null;
}

/** What crosses to another source: the customer's or contract's tickets at Enneo, the linked customer's installs at Enerflo. */
export interface CrossFilter {
  /** Has a ticket in one of these states. */
  readonly ticketStatuses?: readonly string[] | null;
  /** Has an install in one of these states, by name. */
  readonly installStatuses?: readonly string[] | null;
  /** Has an install on which a milestone of one of these titles is not completed. */
  readonly openMilestones?: readonly string[] | null;
}

/** Every field that is given must hold; of a list of values one. */
export interface ContractFilter extends CrossFilter {
  readonly customerIds?: readonly string[] | null;
  readonly statuses?: readonly ContractStatus[] | null;
  readonly energies?: readonly Energy[] | null;
  readonly tenants?: readonly string[] | null;
  readonly postcodes?: readonly string[] | null;
  readonly cities?: readonly string[] | null;
  readonly productCodes?: readonly string[] | null;
  readonly gridOperatorCodes?: readonly string[] | null;
  readonly start?: Range | null;
  readonly end?: Range | null;
  readonly monthlyDeposit?: Range | null;
}

export interface CustomerFilter extends CrossFilter {
  readonly partyTypes?: readonly ('person' | 'company')[] | null;
  readonly tenants?: readonly string[] | null;
  readonly postcodes?: readonly string[] | null;
  readonly cities?: readonly string[] | null;
  /** Has a contract in one of these states. */
  readonly contractStatuses?: readonly ContractStatus[] | null;
}

type Condition = RawBuilder<unknown>;
type Values = readonly string[] | null | undefined;

const list = (values: readonly string[]) => sql`${values.map(storableText)}::text[]`;

const oneOf = (column: string, values: Values): readonly Condition[] => (values == null ? [] : [sql`${sql.ref(column)} = any(${list(values)})`]);

/** Days are text, empty where there is none. */
const between = (column: string, range: Range | null | undefined): readonly Condition[] => [
  ...(range?.from == null ? [] : [sql`${sql.ref(column)} >= ${storableText(range.from)}`]),
  ...(range?.to == null ? [] : [sql`${sql.ref(column)} <= ${storableText(range.to)} and ${sql.ref(column)} <> ''`]),
];

const amountBetween = (column: string, range: Range | null | undefined): readonly Condition[] => [
  ...(range?.from == null ? [] : [sql`${sql.ref(column)} >= ${amount(range.from)}::numeric`]),
  ...(range?.to == null ? [] : [sql`${sql.ref(column)} <= ${amount(range.to)}::numeric`]),
];

const amount = (text: string): string => {
  if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(text)) throw new BadInput('filter', 'holds an amount that is no decimal number');
  return text;
};

const inUse = sql`link.state in ('found', 'confirmed')`;

/** Installs belong to customers; `column` holds the ERP customer's id. */
const installConditions = (column: string, { installStatuses, openMilestones }: CrossFilter): readonly Condition[] => [
  ...(installStatuses == null
    ? []
    : [
        sql`${sql.ref(column)} in (select link.erp_customer_id from install join link using (enerflo_customer_id)
          where install.status_name = any(${list(installStatuses)}) and install.deleted_at is null and ${inUse})`,
      ]),
  ...(openMilestones == null
    ? []
    : [
        sql`${sql.ref(column)} in (select link.erp_customer_id from milestone join install on install.id = milestone.install_id join link using (enerflo_customer_id)
          where milestone.completed_date is null and milestone.title = any(${list(openMilestones)}) and milestone.deleted_at is null
            and install.deleted_at is null and ${inUse})`,
      ]),
];

const openTickets = (owner: 'contract_id' | 'customer_id', statuses: readonly string[]): Condition =>
  sql`select ${sql.ref(`ticket.${owner}`)} from ticket where ticket.status = any(${list(statuses)}) and ticket.deleted_at is null and ${sql.ref(`ticket.${owner}`)} is not null`;

const all = (conditions: readonly Condition[]): Condition => sql.join([...conditions], sql` and `);

/** Of the table `contract`. */
export const contractConditions = (filter: ContractFilter): Condition =>
  all([
    sql`contract.deleted_at is null`,
    ...oneOf('contract.customer_id', filter.customerIds),
    ...oneOf('contract.status', filter.statuses),
    ...oneOf('contract.energy', filter.energies),
    ...oneOf('contract.tenant', filter.tenants),
    ...oneOf('contract.postcode', filter.postcodes),
    ...oneOf('contract.city', filter.cities),
    ...oneOf('contract.product_code', filter.productCodes),
    ...oneOf('contract.grid_operator_code', filter.gridOperatorCodes),
    ...between('contract.start_date', filter.start),
    ...between('contract.end_date', filter.end),
    ...amountBetween('contract.monthly_deposit', filter.monthlyDeposit),
    ...(filter.ticketStatuses == null ? [] : [sql`contract.id in (${openTickets('contract_id', filter.ticketStatuses)})`]),
    ...installConditions('contract.customer_id', filter),
  ]);

/** Of the table `customer`. A ticket may name the customer or one of the contracts. */
export const customerConditions = (filter: CustomerFilter): Condition =>
  all([
    sql`customer.deleted_at is null`,
    ...oneOf('customer.party_type', filter.partyTypes),
    ...oneOf('customer.tenant', filter.tenants),
    ...oneOf('customer.postcode', filter.postcodes),
    ...oneOf('customer.city', filter.cities),
    ...(filter.contractStatuses == null
      ? []
      : [
          sql`exists (select 1 from contract where contract.customer_id = customer.id and contract.source = customer.source
            and contract.status = any(${list(filter.contractStatuses)}) and contract.deleted_at is null)`,
        ]),
    ...(filter.ticketStatuses == null
      ? []
      : [
          sql`customer.id in (${openTickets('customer_id', filter.ticketStatuses)}
            union select contract.customer_id from contract where contract.id in (${openTickets('contract_id', filter.ticketStatuses)}))`,
        ]),
    ...installConditions('customer.id', filter),
  ]);
