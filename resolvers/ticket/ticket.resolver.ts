import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Contract } from '../../src/domain/contract.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { EnneoCustomer } from '../../src/domain/enneo-record.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import type { Page } from '../../src/domain/page.ts';
import type { Conversation, Ticket } from '../../src/domain/ticket.ts';
import { listTickets } from '../../src/usecases/list-tickets.ts';
import { ContractType } from '../contract/contract.type.ts';
import { CustomerType } from '../customer/customer.type.ts';
import { EnneoCustomerType } from '../shared/enneo-record.type.ts';
import { PagingArgs, toPageArguments } from '../shared/paging.ts';
import { ConversationType } from './conversation.type.ts';
import { TicketFilterInput } from './ticket.input.ts';
import { TicketConnection, TicketType } from './ticket.type.ts';
import { toTicketFilter } from './to-ticket-filter.ts';

@Resolver(() => TicketType)
export class TicketResolver {
  @Query(() => TicketType, { nullable: true, description: 'null: no such ticket.' })
  ticket(@Arg('id', () => ID) id: string, @Ctx() { loaders }: GraphContext): Promise<Ticket | null> {
    return loaders.enneo.ticketById.load(toEntityId('id', id));
  }

  @Query(() => TicketConnection, { nullable: true, description: 'Tickets of Enneo, newest first.' })
  tickets(
    @Arg('filter', () => TicketFilterInput, { nullable: true }) filter: TicketFilterInput | null,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { sources, call }: GraphContext,
  ): Promise<Page<Ticket>> {
    return listTickets(toTicketFilter(filter), toPageArguments(paging), sources.enneo, call);
  }

  @FieldResolver(() => CustomerType, { nullable: true, description: 'null while nobody was identified; null with an error: the ERP did not answer.' })
  async customer(@Root() { customerId }: Ticket, @Ctx() { loaders }: GraphContext): Promise<Customer | null> {
    return customerId === null ? null : loaders.erp.customerById.load(customerId);
  }

  @FieldResolver(() => ContractType, { nullable: true, description: 'null while none was identified; null with an error: the ERP did not answer.' })
  async contract(@Root() { contractId }: Ticket, @Ctx() { loaders }: GraphContext): Promise<Contract | null> {
    return contractId === null ? null : loaders.erp.contractById.load(contractId);
  }

  @FieldResolver(() => EnneoCustomerType, {
    nullable: true,
    description: 'The customer as Enneo shows him beside this ticket: `emailMatches` is about its sender.',
  })
  enneoCustomer(@Root() { id }: Ticket, @Ctx() { loaders }: GraphContext): Promise<EnneoCustomer | null> {
    return loaders.enneo.customerByTicketId.load(id);
  }

  @FieldResolver(() => [ConversationType], { nullable: true, description: 'One call per ticket.' })
  conversations(@Root() { id }: Ticket, @Ctx() { loaders }: GraphContext): Promise<readonly Conversation[]> {
    return loaders.enneo.conversationsByTicketId.load(id);
  }
}
