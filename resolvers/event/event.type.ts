import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { JsonObject } from '../../src/domain/json.ts';
import { EVENT_STATES, type EventState } from '../../src/store/inbox/list-events.ts';
import { connectionOf } from '../shared/connection.ts';
import { registerEnum } from '../shared/enums.ts';
import { UserErrorType } from '../shared/user-error.type.ts';

export const EventStateEnum = registerEnum(
  'ReceivedEventState',
  'NEW: not everything it is about was read again yet. DONE: everything was. DEAD: given up, for a person to look at.',
  EVENT_STATES,
);

@ObjectType('ReceivedEventSubject', {
  description:
    'A record an event is about: it is read again. Of notes and change orders the id is that of their install, of deals and projects that of the deal.',
})
export class EventSubjectType {
  @Field(() => String, { description: 'The name of the ERP, `enneo` or `enerflo`.' })
  source!: string;

  @Field(() => String)
  entity!: string;

  @Field(() => ID)
  id!: string;
}

@ObjectType('ReceivedEventContent', { description: 'What was posted. May be personal: who looks is written down.' })
export class EventContentType {
  @Field(() => GraphQLJSONObject)
  headers!: JsonObject;

  @Field(() => String, { description: 'As text, whatever it is.' })
  body!: string;
}

@ObjectType('ReceivedEvent', { description: 'A webhook as it came in, and how far it was worked on. Those that are done are kept for 30 days.' })
export class EventType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'enerflo, powercloud, lynqtech or enneo.' })
  sender!: string;

  @Field(() => String, { nullable: true, description: 'As the sender calls it.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'By which it is known when it comes again.' })
  key!: string | null;

  @Field(() => EventStateEnum)
  state!: EventState;

  @Field(() => Int, { description: 'Readings that failed.' })
  tries!: number;

  @Field(() => String, { nullable: true, description: 'Why it is dead, or why the last reading failed.' })
  error!: string | null;
}

export const EventConnection = connectionOf('ReceivedEvent', () => EventType);

@ObjectType('RedriveEventsPayload')
export class RedriveEventsPayloadType {
  @Field(() => [ID])
  redriven!: string[];

  @Field(() => [UserErrorType], { description: 'One for each event that was left as it is.' })
  userErrors!: UserErrorType[];
}
