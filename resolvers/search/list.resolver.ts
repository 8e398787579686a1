import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Contract } from '../../src/domain/contract.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { listContracts } from '../../src/usecases/list-contracts.ts';
import { listCustomers } from '../../src/usecases/list-customers.ts';
import type { CountedPage } from '../../src/usecases/mirror-page.ts';
import { ContractFilterInput, ContractOrderInput } from '../contract/contract.input.ts';
import { ContractConnection } from '../contract/contract.type.ts';
import { toContractFilter } from '../contract/to-contract-filter.ts';
import { CustomerFilterInput, CustomerOrderInput } from '../customer/customer.input.ts';
import { CustomerConnection } from '../customer/customer.type.ts';
import { toCustomerFilter } from '../customer/to-customer-filter.ts';
import { PagingArgs, toPageArguments } from '../shared/paging.ts';

const FROM_MIRROR =
  'Answered from the mirror, whatever the sources do, and so is what hangs on it at the ERP, unless `Cache-Control` says how old it may be; `freshness` says how old a record is, `stale` where that is older than usual and its source does not answer. An error until the mirror was filled once.';
const BY_ID = { field: 'id', direction: 'asc' } as const;

const toOrder = <Field extends string>(order: { field: Field; direction?: 'asc' | 'desc' | null } | null | undefined) =>
  order == null ? null : { field: order.field, direction: order.direction ?? 'asc' };

@Resolver()
export class ListResolver {
  @Query(() => ContractConnection, { nullable: true, description: `Contracts by their own fields and by tickets, installs and milestones. ${FROM_MIRROR}` })
  contracts(
    @Arg('filter', () => ContractFilterInput, { nullable: true }) filter: ContractFilterInput | null,
    @Arg('orderBy', () => ContractOrderInput, { nullable: true }) order: ContractOrderInput | null,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() context: GraphContext,
  ): Promise<CountedPage<Contract>> {
    return listContracts(toContractFilter(filter ?? null), toOrder(order) ?? BY_ID, toPageArguments(paging), context);
  }

  @Query(() => CustomerConnection, {
    nullable: true,
    description: `Customers by their own fields and by contracts, tickets, installs and milestones. ${FROM_MIRROR}`,
  })
  customers(
    @Arg('filter', () => CustomerFilterInput, { nullable: true }) filter: CustomerFilterInput | null,
    @Arg('orderBy', () => CustomerOrderInput, { nullable: true }) order: CustomerOrderInput | null,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() context: GraphContext,
  ): Promise<CountedPage<Customer>> {
    return listCustomers(toCustomerFilter(filter ?? null), toOrder(order) ?? BY_ID, toPageArguments(paging), context);
  }
}
