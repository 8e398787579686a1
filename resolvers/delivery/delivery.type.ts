import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DELIVERY_STATES, type DeliveryState } from '../../src/domain/rules/delivery.ts';
import { connectionOf } from '../shared/connection.ts';
import { registerEnum } from '../shared/enums.ts';
import { UserErrorType } from '../shared/user-error.type.ts';

export const DeliveryStateEnum = registerEnum(
  'DeliveryState',
  'WAITING: it will be tried, again or for the first time. DONE: it is done. DEAD: given up, for a person to look at.',
  DELIVERY_STATES,
);

@ObjectType('Delivery', { description: 'What a rule wants done because of an event, and how it fares. Kept for 30 days.' })
export class DeliveryType {
  @Field(() => ID, { description: 'Of a webhook also its `webhook-id`.' })
  id!: string;

  @Field(() => String, { description: 'The id of the rule in the rules file.' })
  ruleId!: string;

  @Field(() => ID, { description: 'The event it is because of.' })
  eventId!: string;

  @Field(() => String)
  eventType!: string;

  @Field(() => String, { description: 'write or webhook.' })
  kind!: string;

  @Field(() => String, { description: 'The mutation, or the name of the webhook in the rules file.' })
  target!: string;

  @Field(() => DeliveryStateEnum)
  state!: DeliveryState;

  @Field(() => Int, { description: 'How often it was tried since it came or was redriven.' })
  tries!: number;

  @Field(() => Int, { nullable: true, description: 'What the receiver of a webhook answered last.' })
  lastStatus!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it is dead, or why the last try failed.' })
  error!: string | null;

  @Field(() => ID, { nullable: true, description: 'What was written: ask for `write(id:)`.' })
  writeId!: string | null;
}

export const DeliveryConnection = connectionOf('Delivery', () => DeliveryType);

@ObjectType('RedriveDeliveriesPayload')
export class RedriveDeliveriesPayloadType {
  @Field(() => [ID])
  redriven!: string[];

  @Field(() => [UserErrorType], { description: 'One for each delivery that was left as it is.' })
  userErrors!: UserErrorType[];
}
