import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import type { EnerfloCustomer } from '../../src/domain/install.ts';
import { customerOfLead } from '../../src/usecases/customer-of-install.ts';
import { CustomerType } from '../customer/customer.type.ts';
import { LeadType } from './lead.type.ts';

@Resolver(() => LeadType)
export class ReadLeadResolver {
  @Query(() => LeadType, { nullable: true, description: 'By its number in Enerflo 1.0 or its UUID in 2.0; null: no such lead.' })
  lead(@Arg('id', () => ID) id: string, @Ctx() { loaders }: GraphContext): Promise<EnerfloCustomer | null> {
    return loaders.enerflo.customerById.load(toEntityId('id', id));
  }

  @FieldResolver(() => CustomerType, { nullable: true, description: 'The ERP customer it is: as of an install.' })
  customer(@Root() { id }: EnerfloCustomer, @Ctx() { loaders }: GraphContext): Promise<Customer | null> {
    return customerOfLead(id, loaders);
  }
}
