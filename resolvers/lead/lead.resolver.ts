import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import { addLead, type WrittenLead } from '../../src/usecases/writes/add-lead.ts';
import { addLeadFromCustomer } from '../../src/usecases/writes/add-lead-from-customer.ts';
import { perform, toKey } from '../shared/perform.ts';
import { WritePayload } from '../shared/write-payload.type.ts';
import { LeadDetailsInput, LeadInput } from './lead.input.ts';
import { LeadType } from './lead.type.ts';
import { toLead, toLeadDetails } from './to-lead.ts';

@ObjectType('LeadPayload')
export class LeadPayloadType extends WritePayload {
  @Field(() => LeadType, { nullable: true, description: 'As Enerflo shows it after the write.' })
  lead!: LeadType | null;
}

@Resolver()
export class LeadResolver {
  @Mutation(() => LeadPayloadType, {
    nullable: true,
    description: 'Makes a lead in Enerflo, or updates the one that has this external id. Needs the scope `graph:write`.',
  })
  addLead(
    @Arg('input', () => LeadInput) input: LeadInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey: string | null | undefined,
    @Ctx() context: GraphContext,
  ): Promise<WrittenLead> {
    const lead = { ...toLead(input), externalId: toEntityId('input.externalId', input.externalId) };
    return perform(context, (writing) => addLead(lead, toKey(idempotencyKey), writing));
  }

  @Mutation(() => LeadPayloadType, {
    nullable: true,
    description:
      'Makes or updates the lead of an ERP customer, under the customer’s id. What the ERP does not know is in `userErrors`; say it in `details`. Needs the scope `graph:write`.',
  })
  addLeadFromCustomer(
    @Arg('customerId', () => ID) customerId: string,
    @Arg('details', () => LeadDetailsInput, { nullable: true }) details: LeadDetailsInput | null | undefined,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey: string | null | undefined,
    @Ctx() context: GraphContext,
  ): Promise<WrittenLead> {
    const id = toEntityId('customerId', customerId);
    return perform(context, (writing) => addLeadFromCustomer(id, toLeadDetails(details ?? {}), toKey(idempotencyKey), writing));
  }
}
