import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Json } from '../../src/domain/json.ts';
import { connectionOf } from '../shared/connection.ts';
import { AgentType, ReplyRecipientsType, TagType } from './ticket-parts.type.ts';

@Directive('@key(fields: "id")')
@ObjectType('Ticket', { description: 'A ticket of Enneo. Times are UTC.' })
export class TicketType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true })
  contractId!: string | null;

  @Field(() => ID, { nullable: true })
  customerId!: string | null;

  @Field(() => ID, { nullable: true })
  partnerId!: string | null;

  @Field(() => Int, { nullable: true, description: '0 none, 10-19 found, 20 proven, 30 confirmed by an agent, 40 stricter check; compare with >=.' })
  customerLegitimation!: number | null;

  @Field(() => String, { nullable: true })
  customerLegitimationMessage!: string | null;

  @Field(() => String, { description: 'email, portal, phone, letter, system, chat or walkIn.' })
  channel!: string;

  @Field(() => ID, { nullable: true })
  channelId!: string | null;

  @Field(() => ID, { nullable: true })
  subchannelId!: string | null;

  @Field(() => String, { nullable: true, description: 'in, out or internal.' })
  direction!: string | null;

  @Field(() => String, { nullable: true })
  interface!: string | null;

  @Field(() => String, { nullable: true, description: 'low, medium, high or urgent.' })
  priority!: string | null;

  @Field(() => String, { description: 'open, pending or closed; other values are passed through.' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'unprocessed, human, bot or automated.' })
  aiSupportLevel!: string | null;

  @Field(() => String, { nullable: true })
  spamStatus!: string | null;

  @Field(() => String, { nullable: true })
  sentiment!: string | null;

  @Field(() => String, { nullable: true })
  language!: string | null;

  @Field(() => String, { nullable: true })
  languageCode!: string | null;

  @Field(() => String, { nullable: true })
  from!: string | null;

  @Field(() => String, { nullable: true })
  fromName!: string | null;

  @Field(() => [String])
  to!: readonly string[];

  @Field(() => [String])
  ccEmails!: readonly string[];

  @Field(() => [String])
  bccEmails!: readonly string[];

  @Field(() => [String])
  replyCcEmails!: readonly string[];

  @Field(() => ReplyRecipientsType, { nullable: true })
  replyRecipients!: ReplyRecipientsType | null;

  @Field(() => String, { nullable: true })
  subject!: string | null;

  @Field(() => String, { nullable: true })
  summary!: string | null;

  @Field(() => ID, { nullable: true })
  externalTicketId!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  createdAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  modifiedAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  closedAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  firstResponseDueBy!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  dueBy!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  lastMessageAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  lastCustomerMessageAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  autoExecuteAt!: string | null;

  @Field(() => ID, { nullable: true })
  agentId!: string | null;

  @Field(() => ID, { nullable: true })
  responderId!: string | null;

  @Field(() => AgentType, { nullable: true })
  agent!: AgentType | null;

  @Field(() => [ID])
  assignedAgentIds!: readonly string[];

  @Field(() => [AgentType])
  assignedAgents!: readonly AgentType[];

  @Field(() => [ID])
  workedOnByIds!: readonly string[];

  @Field(() => [AgentType])
  workedOnBy!: readonly AgentType[];

  @Field(() => [ID])
  tagIds!: readonly string[];

  @Field(() => [TagType])
  tags!: readonly TagType[];

  @Field(() => Boolean, { nullable: true })
  isEscalated!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  isCustomerActive!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  agentSkillsMatch!: boolean | null;

  @Field(() => GraphQLJSON, { nullable: true })
  additionalData!: Json;

  @Field(() => GraphQLJSON, { nullable: true })
  rawData!: Json;
}

export const TicketConnection = connectionOf('Ticket', () => TicketType);
