import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import { createTicket, type WrittenTicket } from '../../src/usecases/writes/create-ticket.ts';
import { updateTicket } from '../../src/usecases/writes/update-ticket.ts';
import { perform, toKey } from '../shared/perform.ts';
import { WritePayload } from '../shared/write-payload.type.ts';
import { TicketType } from './ticket.type.ts';
import { toChanges, toNewTicket } from './to-ticket-write.ts';
import { NewTicketInput, TicketChangesInput } from './write-ticket.input.ts';

@ObjectType('TicketPayload')
export class TicketPayloadType extends WritePayload {
  @Field(() => TicketType, { nullable: true, description: 'As Enneo shows it after the write.' })
  ticket!: TicketType | null;
}

@Resolver()
export class WriteTicketResolver {
  @Mutation(() => TicketPayloadType, {
    nullable: true,
    description: 'Makes a ticket in Enneo, or updates the one that has this external id. Needs the scope `graph:write`.',
  })
  createTicket(
    @Arg('input', () => NewTicketInput) input: NewTicketInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey: string | null | undefined,
    @Ctx() context: GraphContext,
  ): Promise<WrittenTicket> {
    return perform(context, (writing) => createTicket(toNewTicket(input), toKey(idempotencyKey), writing));
  }

  @Mutation(() => TicketPayloadType, { nullable: true, description: 'Changes status, priority, contract, due time or tags. Needs the scope `graph:write`.' })
  updateTicket(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => TicketChangesInput) input: TicketChangesInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey: string | null | undefined,
    @Ctx() context: GraphContext,
  ): Promise<WrittenTicket> {
    const ticketId = toEntityId('id', id);
    return perform(context, (writing) => updateTicket(ticketId, toChanges(input), toKey(idempotencyKey), writing));
  }
}
