import { Field, InputType } from 'type-graphql';
import { TicketStatus } from '../ticket/ticket.input.ts';

@InputType()
export class CrossFilterInput {
  @Field(() => [TicketStatus], { nullable: true, description: 'Has a ticket at Enneo in one of these states.' })
  ticketStatuses?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Has an install at Enerflo in one of these states, by name, spelled as in `installStatuses`, capitals included.',
  })
  installStatuses?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Has an install on which a milestone of one of these titles, capitals included, is not completed.' })
  openMilestones?: string[] | null;
}
