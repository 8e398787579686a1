import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import type { Json } from '../../src/domain/json.ts';
import { AttachmentType } from './ticket-parts.type.ts';

@ObjectType('ConversationSender')
export class SenderType {
  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;
}

@ObjectType('Conversation', { description: 'A message, note or draft inside a ticket.' })
export class ConversationType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  ticketId!: string;

  @Field(() => String, { nullable: true, description: 'text, html, note, neo, agent_request or agent_response.' })
  type!: string | null;

  @Field(() => String, { nullable: true })
  direction!: string | null;

  @Field(() => Boolean, { nullable: true })
  private!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  isDraft!: boolean | null;

  @Field(() => String, { nullable: true })
  fromEmail!: string | null;

  @Field(() => String, { nullable: true })
  fromEmailName!: string | null;

  @Field(() => ID, { nullable: true })
  agentId!: string | null;

  @Field(() => SenderType, { nullable: true })
  sender!: SenderType | null;

  @Field(() => [String])
  toEmail!: readonly string[];

  @Field(() => [String])
  ccEmails!: readonly string[];

  @Field(() => String, { nullable: true })
  body!: string | null;

  @Field(() => String, { nullable: true })
  bodyPlain!: string | null;

  @Field(() => String, { nullable: true })
  bodyClean!: string | null;

  @Field(() => GraphQLJSON, { nullable: true })
  content!: Json;

  @Field(() => [ID])
  intentIds!: readonly string[];

  @Field(() => [AttachmentType])
  attachments!: readonly AttachmentType[];

  @Field(() => GraphQLDateTime, { nullable: true })
  createdAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  modifiedAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  deletedAt!: string | null;
}
