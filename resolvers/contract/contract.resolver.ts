import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Contract } from '../../src/domain/contract.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { EnneoContract, EnneoCustomer } from '../../src/domain/enneo-record.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import type { Install } from '../../src/domain/install.ts';
import { type Page, pageOf } from '../../src/domain/page.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { installsOfContract } from '../../src/usecases/install-contract.ts';
import { CustomerType } from '../customer/customer.type.ts';
import { InstallType } from '../install/install.type.ts';
import { EnneoContractType, EnneoCustomerType } from '../shared/enneo-record.type.ts';
import { PagingArgs, toPageArguments } from '../shared/paging.ts';
import { TicketConnection, TicketType } from '../ticket/ticket.type.ts';
import { ContractType } from './contract.type.ts';

@Resolver(() => ContractType)
export class ContractResolver {
  @Query(() => ContractType, { nullable: true, description: 'null: no such contract. An ERP that does not answer is an error.' })
  contract(@Arg('id', () => ID) id: string, @Ctx() { loaders }: GraphContext): Promise<Contract | null> {
    return loaders.erp.contractById.load(toEntityId('id', id));
  }

  @FieldResolver(() => ID)
  customerId(@Root() contract: Contract): string {
    return contract.customer.id;
  }

  @FieldResolver(() => CustomerType, { nullable: true })
  customer(@Root() contract: Contract, @Ctx() { loaders }: GraphContext): Promise<Customer | null> {
    return loaders.erp.customerById.load(contract.customer.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The number of the first meter; `meters` has them all.' })
  meterNumber(@Root() contract: Contract): string | null {
    return contract.meters[0]?.number ?? null;
  }

  @FieldResolver(() => TicketConnection, { nullable: true, description: 'Newest first. null with an error: Enneo did not answer.' })
  async tickets(@Root() contract: Contract, @Args(() => PagingArgs) paging: PagingArgs, @Ctx() { loaders }: GraphContext): Promise<Page<Ticket>> {
    const page = toPageArguments(paging);
    return pageOf(await loaders.enneo.ticketsByContractId.load(contract.id), page);
  }

  @FieldResolver(() => [TicketType], { nullable: true, description: 'Enneo’s history of the contract: whole tickets, oldest first. One call per contract.' })
  ticketHistory(@Root() contract: Contract, @Ctx() { loaders }: GraphContext): Promise<readonly Ticket[]> {
    return loaders.enneo.historyByContractId.load(contract.id);
  }

  @FieldResolver(() => [InstallType], { nullable: true, description: 'The customer’s installs, where this contract supplies their house.' })
  installs(@Root() contract: Contract, @Ctx() { loaders }: GraphContext): Promise<readonly Install[]> {
    return installsOfContract(contract, loaders);
  }

  @FieldResolver(() => EnneoContractType, { nullable: true, description: 'The same contract as Enneo shows it: links and previews for agents.' })
  enneo(@Root() contract: Contract, @Ctx() { loaders }: GraphContext): Promise<EnneoContract | null> {
    return loaders.enneo.contractById.load(contract.id);
  }

  @FieldResolver(() => EnneoCustomerType, { nullable: true, description: 'The contract’s customer as Enneo shows him.' })
  enneoCustomer(@Root() contract: Contract, @Ctx() { loaders }: GraphContext): Promise<EnneoCustomer | null> {
    return loaders.enneo.customerByContractId.load(contract.id);
  }
}
