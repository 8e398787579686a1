import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { CHANGE_KINDS, type ChangeKind, EVENT_TYPES, type EventType } from '../../src/domain/events/change-event.ts';
import { registerEnum } from '../shared/enums.ts';

const ChangeTypeEnum = registerEnum('ChangeType', 'What happened; the most special of what fits.', EVENT_TYPES);
const ChangeKindEnum = registerEnum('ChangeKind', 'ADDED: new to Busbar. REMOVED: its source no longer has it.', CHANGE_KINDS);

@ObjectType('Change', { description: 'What happened to a record.' })
export class ChangeType {
  @Field(() => ID, { description: 'Of the event: one that comes twice is the same event.' })
  id!: string;

  @Field(() => ChangeTypeEnum)
  type!: EventType;

  @Field(() => ChangeKindEnum)
  kind!: ChangeKind;

  @Field(() => GraphQLDateTime, { description: 'When Busbar learned of it.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Of a contract, a ticket or an install; null when it was new.' })
  previousStatus!: string | null;

  @Field(() => String, { nullable: true, description: 'Of a contract, a ticket or an install; null when it is gone.' })
  status!: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Of a milestone.' })
  previousCompletedDate!: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Of a milestone.' })
  completedDate!: string | null;
}
