import { Field, ObjectType } from 'type-graphql';
import type { Ticket } from '../../src/domain/ticket.ts';
import { ChangeType } from '../change/change.type.ts';
import { TicketType } from './ticket.type.ts';

@ObjectType('TicketChanged')
export class TicketChangedType {
  @Field(() => ChangeType)
  change!: ChangeType;

  @Field(() => TicketType, { nullable: true, description: 'As it is now; null: its source no longer has it.' })
  ticket!: Ticket | null;
}
