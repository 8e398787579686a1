import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { registerEnum } from '../shared/enums.ts';

export const TicketStatus = registerEnum('TicketStatus', 'A status a ticket can be searched by.', ['open', 'pending', 'closed']);
export const TicketChannel = registerEnum('TicketChannel', 'Where a ticket came from.', ['email', 'portal', 'phone', 'letter', 'system', 'chat', 'walkIn']);
export const TicketPriority = registerEnum('TicketPriority', 'How urgent a ticket is.', ['low', 'medium', 'high', 'urgent']);

@InputType('TicketFilter', { description: 'Every part that is given must hold; of a list, one.' })
export class TicketFilterInput {
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Field(() => [TicketStatus], { nullable: true })
  statuses?: string[] | null;

  @Field(() => [TicketChannel], { nullable: true })
  channels?: string[] | null;

  @Field(() => [TicketPriority], { nullable: true })
  priorities?: string[] | null;

  @Field(() => [ID], { nullable: true })
  contractIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  customerIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  agentIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  tagIds?: string[] | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Inclusive.' })
  createdFrom?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Exclusive.' })
  createdTo?: Date | null;
}
