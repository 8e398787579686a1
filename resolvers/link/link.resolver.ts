import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { Install } from '../../src/domain/install.ts';
import type { Group } from '../../src/domain/matching/feature.ts';
import type { Link } from '../../src/store/links/links.ts';
import { matchedOf, reasonOf } from '../../src/usecases/describe-link.ts';
import { installsOfLink } from '../../src/usecases/installs-of-link.ts';
import { CustomerType } from '../customer/customer.type.ts';
import { InstallType } from '../install/install.type.ts';
import { Feature } from '../search/identification.type.ts';
import { CustomerLinkType } from './link.type.ts';

@Resolver(() => CustomerLinkType)
export class LinkResolver {
  @FieldResolver(() => ID)
  customerId(@Root() link: Link): string {
    return link.erpCustomerId;
  }

  @FieldResolver(() => CustomerType, { nullable: true })
  customer(@Root() link: Link, @Ctx() { loaders }: GraphContext): Promise<Customer | null> {
    return loaders.erp.customerById.load(link.erpCustomerId);
  }

  @FieldResolver(() => [InstallType], { nullable: true, description: 'The installs of the Enerflo customer as the mirror has them, newest first.' })
  installs(@Root() link: Link, @Ctx() { loaders, call }: GraphContext): Promise<readonly Install[]> {
    return installsOfLink(link, loaders.links, call);
  }

  @FieldResolver(() => [Feature], { description: 'Features that agreed when a rule found it.' })
  matched(@Root() link: Link): readonly Group[] {
    return matchedOf(link);
  }

  @FieldResolver(() => String, { description: 'Why, in words, without anybody’s data.' })
  reason(@Root() link: Link): string {
    return reasonOf(link);
  }

  @FieldResolver(() => GraphQLDateTime)
  foundAt(@Root() link: Link): Date {
    return new Date(link.foundAt);
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true })
  decidedAt(@Root() link: Link): Date | null {
    return link.decidedAt === null ? null : new Date(link.decidedAt);
  }
}
