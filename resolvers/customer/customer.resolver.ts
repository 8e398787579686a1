import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Contract } from '../../src/domain/contract.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { EnneoCustomer } from '../../src/domain/enneo-record.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import type { Install } from '../../src/domain/install.ts';
import { type Page, pageOf } from '../../src/domain/page.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { ContractConnection } from '../contract/contract.type.ts';
import { InstallType } from '../install/install.type.ts';
import { EnneoCustomerType } from '../shared/enneo-record.type.ts';
import { PagingArgs, toPageArguments } from '../shared/paging.ts';
import { TicketConnection } from '../ticket/ticket.type.ts';
import { CustomerType } from './customer.type.ts';

@Resolver(() => CustomerType)
export class CustomerResolver {
  @Query(() => CustomerType, { nullable: true, description: 'null: no such customer. An ERP that does not answer is an error.' })
  customer(@Arg('id', () => ID) id: string, @Ctx() { loaders }: GraphContext): Promise<Customer | null> {
    return loaders.erp.customerById.load(toEntityId('id', id));
  }

  @FieldResolver(() => ContractConnection, { nullable: true })
  async contracts(@Root() customer: Customer, @Args(() => PagingArgs) paging: PagingArgs, @Ctx() { loaders }: GraphContext): Promise<Page<Contract>> {
    const page = toPageArguments(paging);
    return pageOf(await loaders.erp.contractsByCustomerId.load(customer.id), page);
  }

  @FieldResolver(() => TicketConnection, { nullable: true, description: 'Newest first. null with an error: Enneo did not answer.' })
  async tickets(@Root() customer: Customer, @Args(() => PagingArgs) paging: PagingArgs, @Ctx() { loaders }: GraphContext): Promise<Page<Ticket>> {
    const page = toPageArguments(paging);
    return pageOf(await loaders.enneo.ticketsByCustomerId.load(customer.id), page);
  }

  @FieldResolver(() => [InstallType], {
    nullable: true,
    description:
      'Newest first: of the Enerflo customers that links in use name; without such a link, of whom Enerflo itself points to. null with an error: Enerflo did not answer.',
  })
  installs(@Root() customer: Customer, @Ctx() { loaders }: GraphContext): Promise<readonly Install[]> {
    return loaders.enerflo.installsOfCustomer.load(customer);
  }

  @FieldResolver(() => EnneoCustomerType, { nullable: true, description: 'The same customer as Enneo shows him: tags, previews.' })
  enneo(@Root() customer: Customer, @Ctx() { loaders }: GraphContext): Promise<EnneoCustomer | null> {
    return loaders.enneo.customerById.load(customer.id);
  }
}
