import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { registerEnum } from '../shared/enums.ts';
import { TicketChannel, TicketPriority, TicketStatus } from './ticket.input.ts';

const TicketDirection = registerEnum('TicketDirection', 'Which way a ticket goes.', ['in', 'out', 'internal']);

@InputType('NewTicket')
export class NewTicketInput {
  @Field(() => TicketChannel)
  channel!: string;

  @Field(() => String, { nullable: true })
  subject?: string | null;

  @Field(() => String, { nullable: true, description: 'HTML.' })
  body?: string | null;

  @Field(() => String, { nullable: true })
  from?: string | null;

  @Field(() => String, { nullable: true })
  fromName?: string | null;

  @Field(() => [String], { nullable: true })
  to?: string[] | null;

  @Field(() => TicketPriority, { nullable: true })
  priority?: string | null;

  @Field(() => TicketStatus, { nullable: true })
  status?: string | null;

  @Field(() => TicketDirection, { nullable: true })
  direction?: string | null;

  @Field(() => ID, { nullable: true, description: 'Without one Enneo looks for the contract itself.' })
  contractId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The ticket’s id in the caller’s own system: a known one updates that ticket. Without one it gets one of ours.',
  })
  externalTicketId?: string | null;

  @Field(() => [ID], { nullable: true })
  tagIds?: string[] | null;
}

@InputType('TicketChanges', { description: 'What is not given stays.' })
export class TicketChangesInput {
  @Field(() => TicketStatus, { nullable: true, description: 'A pending ticket needs a `dueBy` in the future.' })
  status?: string | null;

  @Field(() => TicketPriority, { nullable: true })
  priority?: string | null;

  @Field(() => ID, { nullable: true })
  contractId?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  dueBy?: Date | null;

  @Field(() => [ID], { nullable: true, description: 'Replaces all tags.' })
  tagIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  addTagIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  removeTagIds?: string[] | null;
}
