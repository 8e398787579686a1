import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import type { Page } from '../../src/domain/page.ts';
import { linksOf } from '../../src/loaders/link-loaders.ts';
import type { Link } from '../../src/store/links/links.ts';
import { type DecidedLink, decideLink } from '../../src/usecases/decide-link.ts';
import { listLinkCandidates } from '../../src/usecases/list-link-candidates.ts';
import { CustomerType } from '../customer/customer.type.ts';
import { PagingArgs, toPageArguments } from '../shared/paging.ts';
import { requireCandidates, requireWrite } from '../shared/require-write.ts';
import { CustomerLinkConnection, CustomerLinkType, LinkPayloadType } from './link.type.ts';

const decide = (customerId: string, enerfloCustomerId: string, state: 'confirmed' | 'cut', context: GraphContext): Promise<DecidedLink> => {
  requireWrite(context);
  const ids = { customerId: toEntityId('customerId', customerId), enerfloCustomerId: toEntityId('enerfloCustomerId', enerfloCustomerId) };
  return decideLink({ ...ids, state, by: context.principal.id }, context);
};

@Resolver(() => CustomerType)
export class DecideLinkResolver {
  @Query(() => CustomerLinkConnection, {
    nullable: true,
    description: 'Links that wait for a person, all of an Enerflo customer together. Needs the scope `operate` or `graph:write`.',
  })
  async linkCandidates(@Args(() => PagingArgs) paging: PagingArgs, @Ctx() context: GraphContext): Promise<Page<Link>> {
    requireCandidates(context);
    return listLinkCandidates(toPageArguments(paging), context.store);
  }

  @Mutation(() => LinkPayloadType, { description: 'They are the same: in use from now on, whatever rules find. Needs the scope `graph:write`.' })
  async confirmLink(
    @Arg('customerId', () => ID) customerId: string,
    @Arg('enerfloCustomerId', () => ID) enerfloCustomerId: string,
    @Ctx() context: GraphContext,
  ): Promise<DecidedLink> {
    return decide(customerId, enerfloCustomerId, 'confirmed', context);
  }

  @Mutation(() => LinkPayloadType, { description: 'They are not the same: never found again by itself. Needs the scope `graph:write`.' })
  async cutLink(
    @Arg('customerId', () => ID) customerId: string,
    @Arg('enerfloCustomerId', () => ID) enerfloCustomerId: string,
    @Ctx() context: GraphContext,
  ): Promise<DecidedLink> {
    return decide(customerId, enerfloCustomerId, 'cut', context);
  }

  @FieldResolver(() => [CustomerLinkType], { nullable: true, description: 'Who this customer is, or may be, at Enerflo; cut links too.' })
  links(@Root() customer: Customer, @Ctx() { loaders }: GraphContext): Promise<readonly Link[]> {
    return linksOf(customer, loaders.links);
  }
}
