import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Json } from '../../src/domain/json.ts';

@ObjectType('IntentOption', { description: 'What an agent can do with an intent.' })
export class IntentOptionType {
  @Field(() => String, { nullable: true })
  type!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  icon!: string | null;

  @Field(() => Boolean, { nullable: true })
  recommended!: boolean | null;

  @Field(() => Int, { nullable: true })
  order!: number | null;
}

@ObjectType('IntentInfo')
export class IntentInfoType {
  @Field(() => String, { nullable: true })
  code!: string | null;

  @Field(() => String, { nullable: true })
  type!: string | null;

  @Field(() => String, { nullable: true })
  message!: string | null;

  @Field(() => String, { nullable: true })
  extraInfo!: string | null;
}

@ObjectType('IntentSource', { description: 'What an answer is based on.' })
export class IntentSourceType {
  @Field(() => String, { nullable: true })
  type!: string | null;

  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => String, { nullable: true })
  text!: string | null;
}

@ObjectType('IntentOutcome', { description: 'What came of an executed intent.' })
export class IntentOutcomeType {
  @Field(() => ID, { nullable: true })
  aiAgentId!: string | null;

  @Field(() => Boolean, { nullable: true })
  success!: boolean | null;

  @Field(() => String, { nullable: true })
  messageLocalized!: string | null;

  @Field(() => GraphQLJSON, { nullable: true })
  internalData!: Json;

  @Field(() => GraphQLDateTime, { nullable: true })
  executedAt!: string | null;

  @Field(() => ID, { nullable: true })
  userId!: string | null;

  @Field(() => Boolean, { nullable: true })
  sent!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  ticketClosed!: boolean | null;

  @Field(() => String, { nullable: true })
  recipient!: string | null;

  @Field(() => String, { nullable: true })
  message!: string | null;

  @Field(() => String, { nullable: true })
  template!: string | null;

  @Field(() => [IntentSourceType])
  sources!: readonly IntentSourceType[];

  @Field(() => ID, { nullable: true })
  txId!: string | null;
}

@ObjectType('Intent', { description: 'What Enneo’s AI thinks a ticket asks for.' })
export class IntentType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  code!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => ID, { nullable: true })
  contractId!: string | null;

  @Field(() => String, { nullable: true, description: 'preview, ready, executed, invalidated, deleted or archived.' })
  status!: string | null;

  @Field(() => Float, { nullable: true })
  confidence!: number | null;

  @Field(() => String, { nullable: true })
  confidenceColor!: string | null;

  @Field(() => Boolean, { nullable: true })
  verified!: boolean | null;

  @Field(() => GraphQLJSON, { nullable: true })
  context!: Json;

  @Field(() => String, { nullable: true })
  messagePreview!: string | null;

  @Field(() => String, { nullable: true })
  recipient!: string | null;

  @Field(() => GraphQLJSON, { nullable: true })
  data!: Json;

  @Field(() => [IntentOptionType])
  options!: readonly IntentOptionType[];

  @Field(() => [IntentInfoType])
  infos!: readonly IntentInfoType[];

  @Field(() => GraphQLJSON, { nullable: true })
  extraInfo!: Json;

  @Field(() => IntentOutcomeType, { nullable: true })
  outcome!: IntentOutcomeType | null;
}
