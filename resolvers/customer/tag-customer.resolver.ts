import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import { setCustomerTags, type WrittenTags } from '../../src/usecases/writes/set-customer-tags.ts';
import { EnneoCustomerType } from '../shared/enneo-record.type.ts';
import { perform, toKey } from '../shared/perform.ts';
import { WritePayload } from '../shared/write-payload.type.ts';

@ObjectType('CustomerTagsPayload')
export class CustomerTagsPayloadType extends WritePayload {
  @Field(() => EnneoCustomerType, { nullable: true, description: 'The customer as Enneo shows him after the write.' })
  customer!: EnneoCustomerType | null;
}

@Resolver()
export class TagCustomerResolver {
  @Mutation(() => CustomerTagsPayloadType, { nullable: true, description: 'Replaces the tags a customer has in Enneo. Needs the scope `graph:write`.' })
  setCustomerTags(
    @Arg('customerId', () => ID) customerId: string,
    @Arg('tagIds', () => [ID]) tagIds: string[],
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey: string | null | undefined,
    @Ctx() context: GraphContext,
  ): Promise<WrittenTags> {
    const id = toEntityId('customerId', customerId);
    return perform(context, (writing) => setCustomerTags(id, tagIds, toKey(idempotencyKey), writing));
  }
}
