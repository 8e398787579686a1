import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Contract } from '../../src/domain/contract.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { toGermanDay } from '../../src/domain/german-day.ts';
import type { Identification } from '../../src/domain/matching/identification.ts';
import type { Page } from '../../src/domain/page.ts';
import { identifyAsCopied } from '../../src/usecases/identify-as-copied.ts';
import { pageFoundCustomers } from '../../src/usecases/page-found-customers.ts';
import { ContractType } from '../contract/contract.type.ts';
import { CustomerConnection, CustomerType } from '../customer/customer.type.ts';
import { toText } from '../shared/check-texts.ts';
import { PagingArgs, toPageArguments } from '../shared/paging.ts';
import { checkIdentifyInput } from './check-identify-input.ts';
import { IdentificationType } from './identification.type.ts';
import { IdentifyInput } from './identify.input.ts';

@Resolver(() => IdentificationType)
export class SearchResolver {
  @Query(() => CustomerConnection, {
    nullable: true,
    description:
      'Free text, best first: numbers, e-mail, phone, meter, MaLo, names in any order and with one typo, street, town; names before places, what was typed before what is like it. From the mirror, an error until it was filled once; `totalCount` is null beyond 400.',
  })
  searchCustomers(
    @Arg('query', () => String) query: string,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() context: GraphContext,
  ): Promise<Page<Customer>> {
    return pageFoundCustomers(toText('query', query), toPageArguments(paging), context);
  }

  @Query(() => IdentificationType, {
    description: 'Who is meant by what is known about somebody: one customer, or none with the reason. From the mirror, an error until it was filled once.',
  })
  identify(@Arg('input', () => IdentifyInput) input: IdentifyInput, @Ctx() { store, now, ownMailDomains, call }: GraphContext): Promise<Identification> {
    checkIdentifyInput(input);
    const asOf = input.asOf?.toISOString().slice(0, 10);
    return identifyAsCopied({ ...input, asOf }, { store, keyDate: toGermanDay(now()), ownDomains: ownMailDomains }, call);
  }

  @FieldResolver(() => CustomerType, { nullable: true })
  customer(@Root() { customerId }: Identification, @Ctx() { loaders }: GraphContext): Promise<Customer | null> | null {
    return customerId === null ? null : loaders.erp.customerById.load(customerId);
  }

  @FieldResolver(() => ContractType, { nullable: true })
  contract(@Root() { contractId }: Identification, @Ctx() { loaders }: GraphContext): Promise<Contract | null> | null {
    return contractId === null ? null : loaders.erp.contractById.load(contractId);
  }
}
